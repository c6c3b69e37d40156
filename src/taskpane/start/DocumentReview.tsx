/**
 * The figures found in documents, by indicator, with the text that prints the one in focus: each is accepted, corrected or rejected, by mouse or
 * keyboard; then the model is built of those accepted.
 */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentTableArrowRight20Regular } from '@fluentui/react-icons';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { ReadDocument } from '../../start/gatherSeries.js';
import { Field, Note, Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { wallClock } from '../state/clock.js';
import { joinUnit } from '../text/format.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import { CandidateCard } from './CandidateCard.js';
import { ReadingNote } from './ReadingNote.js';
import { acceptedOf, startReview, type ReviewItem } from './review.js';
import { useBegin } from './useBegin.js';
import { useReading } from './useReading.js';

const useStyles = makeStyles({
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  build: { display: 'flex', flexDirection: 'column', gap: '8px' },
  focus: { position: 'sticky', top: '0', zIndex: 1 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    margin: 0,
    padding: '4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { padding: '6px 4px 2px', fontWeight: tokens.fontWeightSemibold },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: '6px',
    padding: '4px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    scrollMarginBlock: '45vh 12px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  rejected: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

const PAGE = 200;
/** Milliseconds without a change before the model is calculated anew. */
const PAUSE = 400;

interface Props {
  readonly connection: Connection;
  readonly documents: readonly ReadDocument[];
  /** Of the model, until the user gives another. */
  readonly name: string;
}

export function DocumentReview({ connection, documents, name: given }: Props) {
  const styles = useStyles();
  const texts = useText(START_PAGE);
  const { t } = texts;
  const [items, setItems] = useState(() => startReview(documents));
  const [at, setAt] = useState(0);
  const [most, setMost] = useState(PAGE);
  const [name, setName] = useState(given);
  const { state, read, stop, clear } = useReading('plan');
  const { begin, note } = useBegin(connection);
  const lines = useMemo(() => documents.map(({ text }) => text.text.split('\n')), [documents]);
  const source = useRef({ name, author: t('start.me') });
  source.current = { name, author: t('start.me') };

  useEffect(() => {
    const timer = setTimeout(() => {
      const { name: title, author } = source.current;
      const words = { zh: title, en: title };
      read({
        documents: acceptedOf(documents, items),
        source: { name: words, author, date: wallClock().slice(0, 10) },
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [documents, items, read]);

  if (items.length === 0) return <Notice intent="info">{t('start.noFigures')}</Notice>;
  const plan = state.kind === 'done' && state.answer.ok ? state.answer.value : undefined;
  const problems = plan?.problems ?? [];
  const taken = items.filter(({ isTaken }) => isTaken).length;
  const current = items[at];
  const change = (index: number, part: Partial<ReviewItem>): void => {
    // The model of the figures before is none of these: until theirs is there, nothing can be built.
    clear();
    setItems((before) => before.map((item, i) => (i === index ? { ...item, ...part } : item)));
  };
  const build = (): void => {
    if (plan === undefined) return;
    const title = name.trim() === '' ? given : name.trim();
    begin({ ...plan.model, name: { zh: title, en: title } }, true);
  };

  return (
    <>
      <p className={styles.summary} role="status">
        {t('start.figuresFound', { count: items.length, taken })}
      </p>
      <div className={styles.build}>
        <Field label={t('start.name')}>
          {(id) => <Input id={id} value={name} onChange={(_, { value }) => setName(value)} />}
        </Field>
        <Button
          appearance="primary"
          icon={<DocumentTableArrowRight20Regular />}
          disabled={plan === undefined}
          onClick={build}
        >
          {t('start.build')}
        </Button>
        {plan !== undefined && (
          <Note role="status">
            {t('start.becomes', {
              indicators: plan.model.indicators.length,
              figures: plan.model.figures.length,
              targets: plan.model.targets.length,
            })}
          </Note>
        )}
        {note}
      </div>
      <ReadingNote state={state} onStop={stop} />
      {problems.length > 0 && (
        <Notice intent="info">
          {t('start.passedOver')}
          <ProblemList problems={problems} />
        </Notice>
      )}
      {current !== undefined && (
        <div className={styles.focus}>
          <CandidateCard
            key={`${at} ${current.candidate.phrase}`}
            item={current}
            lines={lines[current.document] ?? []}
            title={documents[current.document]?.document.title ?? ''}
            onChange={(part) => change(at, part)}
          />
        </div>
      )}
      <Note>{t('start.keys')}</Note>
      <CandidateList items={items.slice(0, most)} at={at} onMove={setAt} onChange={change} />
      {items.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {t('start.more', { count: Math.min(PAGE, items.length - most) })}
        </Button>
      )}
    </>
  );
}

interface ListProps {
  readonly items: readonly ReviewItem[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onChange: (at: number, part: Partial<ReviewItem>) => void;
}

/** A listbox after the ARIA authoring guide: one stop of the Tab key; the arrow keys move, Space, Enter and Delete decide. */
function CandidateList({ items, at, onMove, onChange }: ListProps) {
  const styles = useStyles();
  const texts = useText(START_PAGE);
  const { t } = texts;
  const list = useRef<HTMLDivElement>(null);
  const idOf = (index: number): string => `tuiyan-candidate-${index}`;

  useEffect(() => {
    if (document.activeElement === list.current)
      list.current?.querySelector(`#tuiyan-candidate-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const move = (by: number): void => onMove(Math.max(0, Math.min(items.length - 1, at + by)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Home') onMove(0);
    else if (key === 'End') onMove(items.length - 1);
    else if (key === ' ') onChange(at, { isTaken: items[at]?.isTaken !== true });
    else if (key === 'Enter' || key === 'Delete' || key === 'Backspace') {
      onChange(at, { isTaken: key === 'Enter' });
      move(1);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={list}
      role="listbox"
      aria-multiselectable
      tabIndex={0}
      aria-label={t('start.figures')}
      aria-activedescendant={idOf(at)}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {groupsOf(items).map(({ phrase, first, rows }) => (
        <div key={first} role="group" aria-label={phrase}>
          <div className={styles.name} aria-hidden>
            {phrase}
          </div>
          {rows.map(({ candidate, isTaken }, i) => {
            const { value, valueMax, unit, qualifier, period, kind, geography, line } = candidate;
            const range = valueMax === undefined ? String(value) : `${value}–${valueMax}`;
            const words = [t(`qualifier.${qualifier}`), joinUnit(range, unit, texts)].join(' ').trim();
            return (
              <div
                key={first + i}
                id={idOf(first + i)}
                role="option"
                aria-selected={isTaken}
                className={mergeClasses(styles.item, first + i === at && styles.current)}
                onClick={() => {
                  if (first + i === at) onChange(at, { isTaken: !isTaken });
                  onMove(first + i);
                  list.current?.focus({ preventScroll: true });
                }}
              >
                <span aria-hidden>{isTaken ? '✓' : '✕'}</span>
                <span className={isTaken ? undefined : styles.rejected}>
                  {[words, period, t(`kind.${kind}`), geography].filter((part) => part !== '').join(' · ')}
                </span>
                <Note as="span">{t('start.line', { line })}</Note>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Neighbours of the same name; `first`: the number of the first of them. */
function groupsOf(items: readonly ReviewItem[]): readonly {
  readonly phrase: string;
  readonly first: number;
  readonly rows: readonly ReviewItem[];
}[] {
  const groups: { readonly phrase: string; readonly first: number; readonly rows: ReviewItem[] }[] = [];
  items.forEach((item, index) => {
    const { phrase } = item.candidate;
    const last = groups.at(-1);
    if (last?.phrase === phrase) last.rows.push(item);
    else groups.push({ phrase, first: index, rows: [item] });
  });
  return groups;
}
