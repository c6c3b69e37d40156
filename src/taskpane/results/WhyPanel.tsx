/**
 * Why a value is what it is: its formula, the same with values, what it is calculated from down to the documents, what uses it, and
 * why it differs from another scenario or year. Each value in the lists leads on to its own explanation, and back again.
 */
import { useEffect, useState } from 'react';
import { Button, Link, Select, makeStyles, tokens } from '@fluentui/react-components';
import { findDependents } from '../../analysis/why/dependents.js';
import { explainValue } from '../../analysis/why/explainValue.js';
import { sourcesOfDerived } from '../../analysis/why/figureSources.js';
import { writeFormulas } from '../../analysis/why/fillFormula.js';
import {
  wordCell,
  wordCells,
  wordOrigin,
  wordRule,
  wordSourceRow,
  wordTarget,
} from '../../analysis/why/originWords.js';
import { WHY } from '../../messages/wording/why.js';
import type { SeriesCell } from '../../model/grounds.js';
import type { PreparedModel } from '../../model/prepared.js';
import { valuesOf, type Projection } from '../../model/projection.js';
import { Field, Note } from '../controls/kit.js';
import type { Calculation } from '../state/state.js';
import { formatWithUnit } from '../text/format.js';
import { useText } from '../text/text.js';
import { Difference } from './Difference.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '10px' },
  answer: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: '18px', fontSize: tokens.fontSizeBase200, lineHeight: '20px' },
  head: { margin: '0 0 2px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  formula: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly calculation: Calculation;
  readonly projection: Projection;
  /** The series that is shown; the way on to others starts there anew when it changes. */
  readonly indicator: string;
  /** The year to begin with; a new object for each time. */
  readonly asked?: { readonly year?: number } | undefined;
}

export default function WhyPanel({ calculation: { prepared }, projection, indicator, asked }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(WHY);
  const [way, setWay] = useState<readonly SeriesCell[]>([]);
  const [year, setYear] = useState(asked?.year ?? prepared.model.horizon);
  useEffect(() => {
    if (asked?.year === undefined) return;
    setYear(asked.year);
    setWay([]);
  }, [asked]);
  useEffect(() => setWay([]), [indicator, prepared]);
  const cell = way.at(-1) ?? { key: indicator, year };
  const before = way.length === 0 ? undefined : (way.at(-2) ?? { key: indicator, year });
  const scenario = prepared.scenarioByKey.get(projection.scenario);

  return (
    <div className={styles.panel}>
      {before === undefined ? (
        <Field label={t('whyYear')}>
          {(id) => (
            <Select id={id} value={year} onChange={(_, { value }) => setYear(Number(value))}>
              {prepared.years.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : (
        <div>
          <Button size="small" onClick={() => setWay(way.slice(0, -1))}>
            {t('whyBack', { name: pick(wordCell(prepared, before)) })}
          </Button>
        </div>
      )}
      <Explained
        prepared={prepared}
        projection={projection}
        cell={cell}
        scenario={scenario === undefined ? '' : pick(scenario.name)}
        onFollow={(next) => setWay([...way, next])}
      />
      <Difference
        key={`${cell.key}:${cell.year}:${projection.scenario}`}
        prepared={prepared}
        projection={projection}
        cell={cell}
      />
    </div>
  );
}

interface ExplainedProps {
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly cell: SeriesCell;
  readonly scenario: string;
  readonly onFollow: (cell: SeriesCell) => void;
}

function Explained({ prepared, projection, cell, scenario, onFollow }: ExplainedProps) {
  const styles = useStyles();
  const texts = useText(WHY);
  const { t, pick, list, language } = texts;
  const valueAt = valuesOf(projection);
  const explanation = explainValue(prepared, projection, cell, valueAt);
  const { origin, unit, value } = explanation;
  const { cells, targets, rules } = findDependents(prepared, projection, cell, valueAt);
  const row =
    prepared.seriesByKey.get(cell.key)?.indicator ?? prepared.parameterByKey.get(cell.key)?.parameter;
  const formulas = writeFormulas(prepared, explanation, valueAt, language);
  const sources = sourcesOfDerived(prepared, explanation);
  return (
    <>
      <p role="status" className={styles.answer}>
        {t('whyOf', {
          name: row === undefined ? cell.key : pick(row.name),
          year: cell.year,
          scenario,
          value: formatWithUnit(value, unit, texts),
        })}
      </p>
      {formulas === undefined ? (
        <Note>{pick(wordOrigin(prepared, explanation))}</Note>
      ) : (
        <>
          <FormulaText label={t('whyWritten')} text={formulas.formula} />
          <FormulaText label={t('whyFilled')} text={formulas.filled} />
        </>
      )}
      {sources.length > 0 && (
        <ul className={styles.list}>
          {sources.map((figure) => (
            <li key={figure.id}>{pick(wordSourceRow(prepared, figure))}</li>
          ))}
        </ul>
      )}
      {origin.kind === 'formula' && origin.reads.length > 0 && (
        <div>
          <p className={styles.head}>{t('whyReads')}</p>
          <ul className={styles.list}>
            {origin.reads.map((read) => {
              const behind = explainValue(prepared, projection, read, valueAt);
              return (
                <li key={`${read.key}:${read.year}`}>
                  <Link as="button" inline onClick={() => onFollow(read)}>
                    {pick(wordCell(prepared, read))}
                  </Link>{' '}
                  {formatWithUnit(behind.value, behind.unit, texts)}
                  {behind.origin.kind === 'formula' ? '' : ` · ${pick(wordOrigin(prepared, behind))}`}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <div>
        <p className={styles.head}>{t('whyUses')}</p>
        {cells.length + targets.length + rules.length === 0 ? (
          <Note>{t('whyUsesNone')}</Note>
        ) : (
          <>
            {cells.length > 0 && <Note>{list(wordCells(prepared, cells).map(pick))}</Note>}
            {targets.length > 0 && (
              <Note>{`${t('whyTargets')}: ${list(targets.map((key) => pick(wordTarget(prepared, key))))}`}</Note>
            )}
            {rules.length > 0 && (
              <Note>{`${t('whyRules')}: ${list(rules.map((key) => pick(wordRule(prepared, key))))}`}</Note>
            )}
          </>
        )}
      </div>
    </>
  );
}

function FormulaText({ label, text }: { readonly label: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <div>
      <p className={styles.head}>{label}</p>
      <p className={styles.formula}>{text}</p>
    </div>
  );
}
