/**
 * Which numbers cannot hold together: whether any scenario meets every target and rule, and the policy numbers
 * side by side with what each would have to be instead.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { reportedValue } from '../../figures/units.js';
import { fill } from '../../messages/language.js';
import { WORDS } from '../../messages/wording/workbook.js';
import { POLICY_GROUP, topicsOf, type Conflict as ConflictKeys } from '../../workbook/tables/topics.js';
import { formatNumber, formatWithUnit } from '../text/format.js';
import type { Calculation } from '../state/state.js';
import { tallyScenarios } from './targetStatus.js';
import { type Texts, useText } from '../text/text.js';

const useStyles = makeStyles({
  card: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
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
  const policy = prepared.series.filter(({ indicator }) => indicator.group === POLICY_GROUP);
  const { conflict } = topicsOf(prepared);
  const values = projections.get(scenario)?.indicators ?? [];
  if (nearest === undefined) return null;

  return (
    <section className={styles.card} aria-label={t('results.conflict')}>
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
      {conflict !== undefined &&
        conflictSentences(conflict, calculation, scenario, texts).map((sentence) => (
          <p key={sentence} className={styles.text}>
            {sentence}
          </p>
        ))}
      {policy.length > 0 && (
        <table className={styles.table}>
          <caption className={styles.caption}>{t('results.policy', { year: model.horizon })}</caption>
          <tbody>
            {policy.map(({ indicator, unit }) => (
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

/** The same sentences as the Overview sheet has: what the numbers lead to, and what each would have to be. */
function conflictSentences(
  keys: ConflictKeys,
  { prepared, projections }: Calculation,
  scenario: string,
  texts: Texts,
): readonly string[] {
  const projection = projections.get(scenario);
  const series = [...(projection?.indicators ?? []), ...(projection?.parameters ?? [])];
  const at = (key: string): number => {
    const value = series.find((row) => row.key === key)?.values.at(-1);
    const unit = (prepared.seriesByKey.get(key) ?? prepared.parameterByKey.get(key))?.unit;
    return typeof value === 'number' && unit !== undefined ? reportedValue(value, unit) : Number.NaN;
  };
  const show = (key: string, decimals: number) => formatNumber(at(key), decimals, texts);
  const excess = at(keys.excess);
  const args = {
    year: prepared.model.horizon,
    growth: `${show(keys.growthGoal, 0)}%`,
    leverage: show(keys.leverageGoal, 1),
    total: show(keys.projectedTotal, 0),
    goal: show(keys.totalGoal, 0),
    more: texts.pick(excess > 0 ? WORDS.more : WORDS.less),
    excess: formatNumber(Math.abs(excess), 0, texts),
    needed: `${show(keys.growthNeeded, 1)}%`,
    leverageNeeded: show(keys.leverageNeeded, 1),
  };
  // An error, or a model in which the numbers agree.
  if (!Number.isFinite(excess)) return [];
  const clash = Math.abs(excess) < 1 ? texts.pick(WORDS.noConflict) : fill(texts.pick(WORDS.conflict), args);
  return [clash, fill(texts.pick(WORDS.remedy), args)];
}
