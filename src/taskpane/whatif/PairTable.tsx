/** One- and two-way tables: an indicator for steps of one parameter, or of two against each other, coloured by size. */
import { useState } from 'react';
import { Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TableReport, TableRequest } from '../../analysis/answers.js';
import { scenarioPoint } from '../../analysis/calculate/point.js';
import type { Question } from '../../analysis/sensitivity/sensitivity.js';
import { amount } from '../../analysis/words/words.js';
import { cellValue, reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { formatCell, unitLabel } from '../text/format.js';
import { JobBar } from './JobBar.js';
import { ShowInSheet } from './ShowInSheet.js';
import { useText } from '../text/text.js';
import { useJob } from './useJob.js';
import { Field } from '../controls/kit.js';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px' },
  scroll: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, minWidth: '100%' },
  caption: { textAlign: 'start', padding: '0 0 4px', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 6px',
    textAlign: 'end',
    whiteSpace: 'nowrap',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
  },
  head: { backgroundColor: tokens.colorNeutralBackground3 },
  now: { fontWeight: tokens.fontWeightSemibold, textDecorationLine: 'underline' },
});

interface Props {
  readonly question: Question;
  readonly prepared: PreparedModel;
  /** Parameters that influence the indicator, the most important first, including switches. */
  readonly parameters: readonly string[];
}

export function PairTable({ question, prepared, parameters }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  const job = useJob('table');
  const [down, setDown] = useState<string>();
  const [across, setAcross] = useState<string>();
  const rows = down !== undefined && parameters.includes(down) ? down : (parameters[0] ?? '');
  const wished = across === undefined ? parameters.find((key) => key !== rows) : across;
  const columns = wished !== rows && parameters.includes(wished ?? '') ? wished : undefined;
  const made = job.state.kind === 'done' ? job.state.request : undefined;
  const option = (key: string) => (
    <option key={key} value={key}>
      {pick(prepared.parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key })}
    </option>
  );
  return (
    <div className={styles.box}>
      <div className={styles.pair}>
        <Field label={t('sensRows')}>
          {(id) => (
            <Select id={id} value={rows} onChange={(_, { value }) => setDown(value)}>
              {parameters.map(option)}
            </Select>
          )}
        </Field>
        <Field label={t('sensColumns')}>
          {(id) => (
            <Select id={id} value={columns ?? ''} onChange={(_, { value }) => setAcross(value)}>
              <option value="">{t('sensOneWay')}</option>
              {parameters.filter((key) => key !== rows).map(option)}
            </Select>
          )}
        </Field>
      </div>
      <JobBar
        job={job}
        label={t('sensWaysRun')}
        onRun={() =>
          job.run(prepared.model, { ...question, rows, ...(columns === undefined ? {} : { columns }) })
        }
      />
      {job.state.kind === 'done' && (
        <HeatTable report={job.state.result} request={job.state.request} prepared={prepared} />
      )}
      {made?.columns !== undefined && (
        <ShowInSheet
          key={`${made.rows} ${made.columns}`}
          question={{
            ...{ scenario: made.scenario, indicator: made.indicator, year: made.year },
            pair: [made.rows, made.columns],
          }}
          label={t('sensPairSheet')}
        />
      )}
    </div>
  );
}

function HeatTable({
  report: { down, across, values },
  request,
  prepared,
}: {
  report: TableReport;
  request: TableRequest;
  prepared: PreparedModel;
}) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t, pick } = texts;
  const series = prepared.seriesByKey.get(request.indicator);
  const rows = prepared.parameterByKey.get(request.rows);
  const columns = request.columns === undefined ? undefined : prepared.parameterByKey.get(request.columns);
  if (series === undefined || rows === undefined) return null;
  const known = values.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // The strongest tint still leaves enough contrast for the text in both themes.
  const tint = (cell: number) =>
    Number.isFinite(cell) && most > least ? Math.round((28 * (cell - least)) / (most - least)) : 0;
  const point = scenarioPoint(prepared, request.scenario);
  const head = (row: typeof rows, value: number) => {
    const { options, min, key } = row.parameter;
    const option = options?.[value - min];
    const text = option === undefined ? pick(amount(cellValue(value, row.unit), row.unit)) : pick(option);
    const isNow = reportedValue(point.get(key)?.at(-1) ?? NaN, row.unit) === value;
    return (
      <span className={mergeClasses(isNow && styles.now)}>{isNow ? `${text} (${t('sensNow')})` : text}</span>
    );
  };
  const words = {
    indicator: pick(series.indicator.name),
    unit: unitLabel(series.unit.symbol, texts),
    year: request.year,
    rows: pick(rows.parameter.name),
    columns: columns === undefined ? '' : pick(columns.parameter.name),
  };
  const caption = t(columns === undefined ? 'sensWayOf' : 'sensWaysOf', words);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        {columns !== undefined && (
          <thead>
            <tr>
              <td className={mergeClasses(styles.cell, styles.head)} />
              {across.map((value) => (
                <th key={value} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                  {head(columns, value)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {down.map((value, r) => (
            <tr key={value}>
              <th scope="row" className={mergeClasses(styles.cell, styles.head)}>
                {head(rows, value)}
              </th>
              {(values[r] ?? []).map((cell, c) => (
                <td
                  key={c}
                  className={styles.cell}
                  style={{
                    backgroundColor: `color-mix(in srgb, ${tokens.colorCompoundBrandBackground} ${tint(cell)}%, ${tokens.colorNeutralBackground1})`,
                  }}
                >
                  {Number.isFinite(cell) ? formatCell(cell, series.unit, texts) : t('noNumber')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
