/**
 * Shows inconsistent numbers: whether any scenario meets every target and rule, and the policy numbers beside the values that
 * would be consistent.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { reportedValue, type Unit } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import type { PolicyTest } from '../../model/model.js';
import { balanceDecimals, HORIZON_PLACE, sentenceParts } from '../../model/overview.js';
import { decimalsOf, formatNumber, formatWithUnit } from '../text/format.js';
import type { Calculation } from '../state/state.js';
import { tallyScenarios } from './targetStatus.js';
import { type Texts, useText } from '../text/text.js';
import { useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  warned: { borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}` },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '0 0 8px' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  caption: { textAlign: 'start', color: tokens.colorNeutralForeground3, paddingBlockEnd: '2px' },
  name: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: '4px 8px 4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
  },
  value: {
    textAlign: 'end',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
  },
});

export function Conflict({ calculation, scenario }: { calculation: Calculation; scenario: string }) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick, list } = texts;
  const { prepared, projections } = calculation;
  const { model } = prepared;
  const nameOf = (key: string) => {
    const found = model.scenarios.find((row) => row.key === key);
    return found === undefined ? key : pick(found.name);
  };
  const tallies = tallyScenarios(calculation);
  const perfect = tallies.filter(({ missedTargets, brokenRules }) => missedTargets + brokenRules === 0);
  const nearest = [...tallies].sort(
    (a, b) =>
      a.missedTargets + a.brokenRules - (b.missedTargets + b.brokenRules) ||
      a.missedTargets - b.missedTargets,
  )[0];
  const policy = model.overview?.policy;
  const listed = prepared.series.filter(({ indicator }) => indicator.group === policy?.group);
  const values = projections.get(scenario)?.indicators ?? [];
  if (nearest === undefined) return null;

  return (
    <section className={mergeClasses(look.card, styles.warned)} aria-label={t('results.conflict')}>
      <h2 className={styles.title}>{t(perfect.length > 0 ? 'results.together' : 'results.conflict')}</h2>
      <p className={styles.text}>
        {perfect.length > 0
          ? t('results.conflictNone', { names: list(perfect.map((row) => nameOf(row.scenario))) })
          : t('results.conflictNote', {
              name: nameOf(nearest.scenario),
              missed: nearest.missedTargets,
              broken: nearest.brokenRules,
            })}
      </p>
      {policy !== undefined &&
        policySentences(policy, calculation, scenario, texts).map((sentence) => (
          <p key={sentence} className={styles.text}>
            {sentence}
          </p>
        ))}
      {listed.length > 0 && (
        <table className={styles.table}>
          <caption className={styles.caption}>{t('results.policy', { year: model.horizon })}</caption>
          <tbody>
            {listed.map(({ indicator, unit }) => (
              <tr key={indicator.key}>
                <th scope="row" className={styles.name}>
                  {pick(indicator.name)}
                </th>
                <td className={styles.value}>
                  {formatWithUnit(
                    values.find(({ key }) => key === indicator.key)?.values.at(-1),
                    unit,
                    texts,
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The same sentences as on the Overview sheet: the combined result of the numbers, and what each would have to be. */
function policySentences(
  policy: PolicyTest,
  { prepared, projections }: Calculation,
  scenario: string,
  texts: Texts,
): readonly string[] {
  const projection = projections.get(scenario);
  const series = [...(projection?.indicators ?? []), ...(projection?.parameters ?? [])];
  /** In the unit, and the unit itself. */
  const at = (key: string): { readonly value: number; readonly unit: Unit | undefined } => {
    const value = series.find((row) => row.key === key)?.values.at(-1);
    const unit = (prepared.seriesByKey.get(key) ?? prepared.parameterByKey.get(key))?.unit;
    const isKnown = typeof value === 'number' && unit !== undefined;
    return { value: isKnown ? reportedValue(value, unit) : Number.NaN, unit };
  };
  const show = (key: string, decimals: number | undefined): string => {
    const { value, unit } = at(key);
    const number = key === policy.balance ? Math.abs(value) : value;
    const places = decimals ?? (unit === undefined ? 0 : decimalsOf(unit));
    return formatNumber(number, places, texts) + (unit?.symbol === '%' ? '%' : '');
  };
  const say = (text: Bilingual): string =>
    sentenceParts(texts.pick(text))
      .map((part) => {
        if (typeof part === 'string') return part;
        return part.key === HORIZON_PLACE ? prepared.model.horizon : show(part.key, part.decimals);
      })
      .join('');
  const { balance, agree, above, below, remedy } = policy;
  const last = remedy === undefined ? [] : [say(remedy)];
  if (balance === undefined || agree === undefined || above === undefined || below === undefined) return last;
  const { value, unit } = at(balance);
  // For an error, the table shows where it is.
  if (!Number.isFinite(value)) return [];
  const places = balanceDecimals(policy) ?? (unit === undefined ? 0 : decimalsOf(unit));
  const isNone = Number(Math.abs(value).toFixed(places)) === 0;
  return [say(isNone ? agree : value > 0 ? above : below), ...last];
}
