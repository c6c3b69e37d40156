/**
 * Compares scenarios: one indicator in the base year and milestones with the differences from the first scenario, every target
 * with its gap and the year in which it is reached, and the differences of two scenarios in words. Scenarios are in rows, so that
 * any number of them fits a narrow pane.
 */
import { useMemo, useState } from 'react';
import { Checkbox, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, DismissCircle16Regular } from '@fluentui/react-icons';
import { compareScenarios, describeDifferences, type ComparedTarget } from '../../analysis/words/compare.js';
import { toleranceText } from '../../messages/wording/targetStatus.js';
import { targetSubject } from '../../analysis/words/describeTarget.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { formatCell, formatGap, unitLabel } from '../text/format.js';
import { IndicatorSelect } from '../controls/IndicatorSelect.js';
import { usePane } from '../state/PaneContext.js';
import { LineSample } from '../controls/ScenarioPicker.js';
import type { Calculation } from '../state/state.js';
import { useText } from '../text/text.js';
import { Field, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '12px', marginBlockStart: '12px' },
  which: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'flex', flexWrap: 'wrap' },
  title: { margin: '0 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  scroll: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    overflowWrap: 'normal',
    '& th, & td': {
      padding: '3px 0 3px 6px',
      textAlign: 'end',
      fontWeight: tokens.fontWeightRegular,
      verticalAlign: 'top',
    },
    '& thead th': { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& th:first-child': { textAlign: 'start', paddingInlineStart: 0 },
  },
  name: { display: 'flex', alignItems: 'center', gap: '5px' },
  caption: { textAlign: 'start', fontWeight: tokens.fontWeightSemibold, paddingBlockEnd: '2px' },
  difference: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  status: { display: 'inline-flex', verticalAlign: '-3px', marginInlineStart: '4px' },
  met: { color: tokens.colorPaletteGreenForeground1 },
  missed: { color: tokens.colorPaletteRedForeground1 },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  list: { margin: '8px 0 0', paddingInlineStart: '18px' },
  target: { marginBlockEnd: '12px' },
});

export default function ScenarioCompare({ calculation }: { readonly calculation: Calculation }) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick } = useText();
  const { prepared, projections } = calculation;
  const { scenarios } = prepared.model;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = scenarios.filter(({ key }) => !left.has(key)).map(({ key }) => key);

  return (
    <div className={styles.all}>
      <fieldset className={styles.which}>
        <legend className={look.small}>{t('sideBySide.which')}</legend>
        {scenarios.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={pick(name)}
            checked={!left.has(key)}
            onChange={(_, { checked }) =>
              setLeft(new Set([...left].filter((other) => other !== key).concat(checked === true ? [] : key)))
            }
          />
        ))}
      </fieldset>
      {chosen.length < 2 ? (
        <p role="status">{t('sideBySide.none')}</p>
      ) : (
        <Tables calculation={{ prepared, projections }} chosen={chosen} />
      )}
      {scenarios.length > 1 && <Differences calculation={calculation} />}
    </div>
  );
}

interface TableProps {
  readonly calculation: Calculation;
  readonly chosen: readonly string[];
}

function Tables({ calculation: { prepared, projections }, chosen }: TableProps) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const indicator = usePane((state) => state.indicator);
  const { model, seriesByKey, series } = prepared;
  const set = chosen.join(' ');
  const comparison = useMemo(
    () => compareScenarios(prepared, set.split(' '), projections),
    [prepared, projections, set],
  );
  const shown = seriesByKey.get(indicator) ?? series[0];
  const row = comparison.series.find((each) => each.indicator === shown?.indicator.key);
  const years = [model.baseYear, ...model.milestones];
  const first = model.scenarios.find(({ key }) => key === chosen[0]);
  const columnOf = (year: number) => comparison.years.indexOf(year);
  if (shown === undefined || row === undefined || first === undefined) return null;
  const title = t('sideBySide.values', { name: pick(first.name) });

  return (
    <>
      <section className={look.card} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <IndicatorSelect prepared={prepared} />
        <div
          className={styles.scroll}
          role="region"
          tabIndex={0}
          aria-label={t('sideBySide.scroll', { name: pick(shown.indicator.name) })}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{unitLabel(shown.unit.symbol, texts)}</th>
                {years.map((year) => (
                  <th key={year} scope="col">
                    {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chosen.map((key, i) => (
                <tr key={key}>
                  <ScenarioHead model={model} scenario={key} />
                  {years.map((year) => (
                    <td key={year}>
                      {formatCell(row.values[i]?.[columnOf(year)], shown.unit, texts)}
                      {i > 0 && (
                        <span className={styles.difference}>
                          {formatGap(row.differences[i]?.[columnOf(year)], shown.unit, texts)}
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className={look.card} aria-label={t('sideBySide.targets')}>
        <h2 className={styles.title}>{t('sideBySide.targets')}</h2>
        {comparison.targets.map((target) => (
          <TargetTable
            key={target.target.key}
            compared={target}
            calculation={{ prepared, projections }}
            chosen={chosen}
          />
        ))}
      </section>
    </>
  );
}

function TargetTable({
  compared: { target, reading, statuses, reachedIn },
  calculation: { prepared },
  chosen,
}: TableProps & { readonly compared: ComparedTarget }) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const { unit, wanted: goal } = reading;
  return (
    <table className={mergeClasses(styles.table, styles.target)}>
      <caption className={styles.caption}>
        {`${pick(targetSubject(prepared.model, target))} · ${target.year} `}
        <span className={look.small}>
          {`${pick(CHOICES.comparator[target.comparator])} ${formatCell(goal, unit, texts)} ${unitLabel(unit.symbol, texts)}${toleranceText(target.tolerance)} · ${pick(CHOICES.origin[target.origin])}`}
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('sideBySide.scenario')}</th>
          <th scope="col">{t('results.projected')}</th>
          <th scope="col">{t('results.gap')}</th>
          <th scope="col">{t('results.reached')}</th>
        </tr>
      </thead>
      <tbody>
        {chosen.map((key, i) => {
          const status = statuses[i];
          return (
            <tr key={key}>
              <ScenarioHead model={prepared.model} scenario={key} />
              <td>
                {formatCell(status?.projected, unit, texts)}
                {status?.status === 'noActual' && (
                  <span className={styles.difference}>{t('results.noActual')}</span>
                )}
                {typeof status?.projected === 'number' && status.met !== null && (
                  <span className={mergeClasses(styles.status, status.met ? styles.met : styles.missed)}>
                    {status.met ? (
                      <CheckmarkCircle16Filled aria-label={t('results.met')} />
                    ) : (
                      <DismissCircle16Regular aria-label={t('results.missed')} />
                    )}
                  </span>
                )}
              </td>
              <td>{formatGap(status?.gap, unit, texts)}</td>
              <td>{reachedIn[i] ?? '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ScenarioHead({
  model,
  scenario,
}: {
  readonly model: Calculation['prepared']['model'];
  readonly scenario: string;
}) {
  const styles = useStyles();
  const { pick } = useText();
  const index = model.scenarios.findIndex(({ key }) => key === scenario);
  const row = model.scenarios[index];
  return (
    <th scope="row">
      <span className={styles.name}>
        <LineSample index={index} />
        {row === undefined ? scenario : pick(row.name)}
      </span>
    </th>
  );
}

function Differences({ calculation: { prepared } }: { readonly calculation: Calculation }) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick } = useText();
  const { scenarios } = prepared.model;
  const [chosen, setChosen] = useState<readonly [string, string]>(['', '']);
  const known = (key: string, otherwise: number): string =>
    (scenarios.find((row) => row.key === key) ?? scenarios[otherwise])?.key ?? '';
  const [from, to] = [known(chosen[0], 0), known(chosen[1], 1)];
  const sentences = useMemo(() => describeDifferences(prepared, from, to), [prepared, from, to]);
  return (
    <section className={look.card} aria-label={t('sideBySide.words')}>
      <h2 className={styles.title}>{t('sideBySide.words')}</h2>
      <div className={styles.pair}>
        <ScenarioSelect
          label={t('sideBySide.from')}
          value={from}
          scenarios={scenarios}
          onChange={(key) => setChosen([key, to])}
        />
        <ScenarioSelect
          label={t('sideBySide.to')}
          value={to}
          scenarios={scenarios}
          onChange={(key) => setChosen([from, key])}
        />
      </div>
      <ul className={styles.list} aria-live="polite">
        {sentences.map((sentence, i) => (
          <li key={i}>{pick(sentence)}</li>
        ))}
      </ul>
    </section>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly scenarios: Calculation['prepared']['model']['scenarios'];
  readonly onChange: (key: string) => void;
}

function ScenarioSelect({ label, value, scenarios, onChange }: SelectProps) {
  const { pick } = useText();
  return (
    <Field label={label}>
      {(id) => (
        <Select id={id} value={value} onChange={(_, { value: key }) => onChange(key)}>
          {scenarios.map(({ key, name }) => (
            <option key={key} value={key}>
              {pick(name)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
