/** What a roll would change: actuals used, targets judged, and each revision of a headline series with the amounts of its causes. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { findUnit } from '../../figures/units.js';
import { ROLL_WORDS } from '../../messages/wording/roll.js';
import { TARGET_WORDS } from '../../messages/wording/targets.js';
import { VINTAGE_WORDS } from '../../messages/wording/vintages.js';
import type { Cause } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { RollAnswer } from '../../model/roll/rollPack.js';
import { Note, Section } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { decimalsOf, formatNumber, joinUnit } from '../text/format.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' },
  causes: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const OF = { figures: 'ofFigures', parameters: 'ofParameters', formulas: 'ofFormulas' } as const;

interface Props {
  readonly answer: Extract<RollAnswer, { ok: true }>;
  /** The model before. */
  readonly prepared: PreparedModel;
}

export function RollPreview({ answer: { model, changes, problems }, prepared }: Props) {
  const styles = useStyles();
  const texts = useText(ROLL_WORDS);
  const { t, pick, list, language } = texts;
  const shown = (value: number, symbol: string): string => {
    const unit = findUnit(symbol);
    return joinUnit(formatNumber(value, unit === undefined ? 2 : decimalsOf(unit), texts), symbol, texts);
  };
  const nameOf = (key: string): string => prepared.names.write(key, language);
  const unitOf = (key: string): string => prepared.seriesByKey.get(key)?.unit.symbol ?? '';
  const { replaced, judged, followed, settled, margins, revisions, checks } = changes;
  const years = [model.baseYear, ...model.milestones, model.horizon];
  const causeText = ({ cause, of, amount }: Cause, unit: string): string => {
    const name = of === undefined ? pick(VINTAGE_WORDS.whole) : nameOf(of);
    const sign = amount > 0 ? '+' : '';
    return `${pick(VINTAGE_WORDS[OF[cause]]).replace('{name}', name)} ${sign}${shown(amount, unit === '%' ? 'pp' : unit)}`;
  };
  return (
    <>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <Section title={t('rollArrived')}>
        {replaced.length === 0 ? (
          <Note>{t('rollNone')}</Note>
        ) : (
          <ul className={styles.list}>
            {replaced.map(({ indicator, year, is, was, unit, formula }) => (
              <li key={`${indicator} ${year}`}>
                {nameOf(indicator)} {year}: {shown(is, unit)}
                {was !== null && ` (${t('rollWas')} ${shown(was, unit)})`}
                {formula !== undefined && ` ${formula}`}
              </li>
            ))}
          </ul>
        )}
        <ul className={styles.list}>
          {followed.map(({ target, indicator, year, unit, was, is }) => (
            <li key={target}>
              {t('rollFollows', {
                ...{ target: nameOf(indicator), year },
                ...{ was: shown(was, unit), is: shown(is, unit) },
              })}
            </li>
          ))}
          {settled.map(({ scenario, parameters }) => (
            <li key={scenario}>
              {t('rollSettled', {
                scenario: pick(prepared.scenarioByKey.get(scenario)?.name ?? { zh: scenario, en: scenario }),
                year: model.baseYear + 1,
                parameters: list(parameters.map(nameOf)),
              })}
            </li>
          ))}
          {margins.map((key) => (
            <li key={key}>{t('rollMargin', { name: nameOf(key) })}</li>
          ))}
          {checks.map((check, i) => {
            const args = { indicator: nameOf(check.indicator), year: check.year };
            if (check.check === 'laterStart') return <li key={i}>{t('rollStarts', args)}</li>;
            return check.check === 'baseYear' ? <li key={i}>{t('rollBase', args)}</li> : null;
          })}
        </ul>
      </Section>
      {judged.length > 0 && (
        <Section title={t('rollJudged')}>
          <ul className={styles.list}>
            {judged.map(({ target, indicator, year, comparator, value, unit, is, status }) => (
              <li key={target}>
                {nameOf(indicator)} {year} {comparator} {shown(value, unit)}:{' '}
                {is === null ? '' : shown(is, unit)} {TARGET_WORDS[status][language]}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={pick(VINTAGE_WORDS.revised)}>
        {revisions.length === 0 && <Note>{pick(VINTAGE_WORDS.noneRevised)}</Note>}
        <ul className={styles.list}>
          {revisions
            .filter(({ year, was, is }) => years.includes(year) && was !== null && is !== null)
            .map(({ indicator, year, was, is, causes }) => {
              const unit = unitOf(indicator);
              const args = { indicator: nameOf(indicator), year };
              return (
                <li key={`${indicator} ${year}`}>
                  {t('rollRevised', { ...args, was: shown(was ?? 0, unit), is: shown(is ?? 0, unit) })}
                  <div className={styles.causes}>
                    {causes.map((cause) => causeText(cause, unit)).join(language === 'zh' ? '；' : '; ')}
                  </div>
                </li>
              );
            })}
        </ul>
      </Section>
    </>
  );
}
