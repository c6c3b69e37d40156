/** What each row of a table becomes, what was passed over and why, and the button that builds the model of the rows taken. */
import { useState } from 'react';
import { Button, Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTableArrowRight20Regular } from '@fluentui/react-icons';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { Source } from '../../start/buildModel.js';
import { Field, Note, Notice, useCardStyles } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import { ReadingNote } from './ReadingNote.js';
import type { PreviewRow, TablePreview } from './tablePreview.js';
import { useBegin } from './useBegin.js';
import { useReading } from './useReading.js';

const useStyles = makeStyles({
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  formula: {
    display: 'block',
    margin: '4px 0 0',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  build: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** Rows shown at once; a table may have thousands. */
const PAGE = 40;

interface Props {
  readonly connection: Connection;
  readonly first: TablePreview;
  readonly source: Source;
}

export function TablePreviewList({ connection, first, source }: Props) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const [name, setName] = useState(source.name.zh);
  const [most, setMost] = useState(PAGE);
  const { state, read, stop } = useReading('rows');
  const { begin, note } = useBegin(connection);
  const answer = state.kind === 'done' && state.answer.ok ? state.answer.value : undefined;
  const preview = answer ?? first;
  // The model of other rows than those that are taken is never built.
  const isCurrent = state.kind === 'idle' || answer !== undefined;
  const { rows, model, problems } = preview;
  const years = rows.flatMap((row) => row.years);

  const turn = (index: number, isTaken: boolean): void => {
    const next = new Set(leftOut);
    if (isTaken) next.delete(index);
    else next.add(index);
    setLeftOut(next);
    read({ preview: first, leftOut: [...next], source });
  };
  const build = (): void => {
    const title = name.trim() === '' ? source.name.zh : name.trim();
    if (model !== undefined) begin({ ...model, name: { zh: title, en: title } }, true);
  };

  return (
    <>
      <p className={styles.summary} role="status">
        {t('start.found', { count: rows.length, first: Math.min(...years), last: Math.max(...years) })}
      </p>
      <div className={styles.build}>
        <Field label={t('start.name')}>
          {(id) => <Input id={id} value={name} onChange={(_, { value }) => setName(value)} />}
        </Field>
        <Button
          appearance="primary"
          icon={<DocumentTableArrowRight20Regular />}
          disabled={model === undefined || !isCurrent}
          onClick={build}
        >
          {t('start.build')}
        </Button>
        {model === undefined && <Note role="status">{t('start.noneTaken')}</Note>}
        {note}
      </div>
      <ReadingNote state={state} onStop={stop} />
      {problems.length > 0 && (
        <Notice intent="warning">
          {t('start.passedOver')}
          <ProblemList problems={problems} />
        </Notice>
      )}
      <h3 className={styles.title}>{t('start.rows')}</h3>
      <ul className={styles.list}>
        {rows.slice(0, most).map((row) => (
          <RowCard
            key={row.index}
            row={row}
            isTaken={!leftOut.has(row.index)}
            onTurn={(isTaken) => turn(row.index, isTaken)}
          />
        ))}
      </ul>
      {rows.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {t('start.more', { count: Math.min(PAGE, rows.length - most) })}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly row: PreviewRow;
  readonly isTaken: boolean;
  readonly onTurn: (isTaken: boolean) => void;
}

function RowCard({ row, isTaken, onTurn }: RowProps) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText(START_PAGE);
  const { t, pick, list } = texts;
  const { unit, years, place, formula, reason } = row;
  const name = pick(row.name);
  return (
    <li className={look.card}>
      <div className={look.head}>
        <Checkbox
          checked={isTaken}
          label={name}
          aria-label={t('start.include', { name })}
          onChange={(_, { checked }) => onTurn(checked === true)}
        />
        <Note as="span">{unit === '' || unit === '[?]' ? t('start.noUnit') : unitLabel(unit, texts)}</Note>
      </div>
      <Note>
        {t('start.years', { count: years.length, years: list(runsOf(years)) })} · {place}
      </Note>
      {formula !== undefined && <code className={styles.formula}>{pick(formula)}</code>}
      {reason !== undefined && <Note>{pick(reason)}</Note>}
    </li>
  );
}

/** 2015, 2016, 2017, 2020 -> `2015–2017`, `2020`. */
function runsOf(years: readonly number[]): readonly string[] {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
}
