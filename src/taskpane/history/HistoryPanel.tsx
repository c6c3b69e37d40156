/**
 * The journal, shown over the pane: what was changed and when, the latest first; every point can be named and restored, and any
 * two can be compared in words.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { changeLine, shownTime, stepWords, wordChanges } from '../../analysis/words/changeWords.js';
import { hashModel } from '../../analysis/calculate/hash.js';
import { HISTORY } from '../../messages/wording/history.js';
import { EMPTY_JOURNAL, MOST_NAMED, type JournalEntry } from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { PointCompare } from './PointCompare.js';
import { pointLabel } from './pointLabel.js';
import { ProblemList } from '../controls/ProblemList.js';
import { TextField } from '../controls/TextField.js';
import { useText } from '../text/text.js';
import { useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    width: 'min(100%, 420px)',
    maxWidth: '100%',
    height: '100%',
    maxHeight: '100%',
    margin: '0 0 0 auto',
    padding: '0 12px 16px',
    border: 'none',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: '8px 0',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: '12px 0',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  changes: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  step: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  point: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginInlineStart: '-8px' },
  button: { minWidth: 0, color: tokens.colorBrandForegroundLink },
});

/** Numbers of entries shown at first and added with every click, and of changes listed for an entry. */
const PAGE = 30;
const MOST_LINES = 4;

export default function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const journal = usePane((state) => state.attachments.journal) ?? EMPTY_JOURNAL;
  const model = usePane((state) => state.model);
  const refused = usePane((state) => state.refused);
  const [shown, setShown] = useState(PAGE);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const isBehind = useMemo(
    () =>
      model !== undefined && journal.fingerprint !== undefined && journal.fingerprint !== hashModel(model),
    [journal.fingerprint, model],
  );
  if (model === undefined) return null;

  const { entries } = journal;
  const isFull = entries.filter(({ name }) => name !== undefined).length >= MOST_NAMED;
  const points = entries.map((entry, point) => ({ entry, point })).reverse();

  return (
    <dialog ref={dialog} className={styles.panel} aria-label={t('history.open')} onClose={onClose}>
      <div className={styles.top}>
        <h2 className={styles.title}>{t('history.open')}</h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('history.close')}
          onClick={() => dialog.current?.close()}
        />
      </div>
      <p className={look.note}>{t('history.intro')}</p>
      {refused.length > 0 && <ProblemList problems={refused} />}
      {isBehind && <p className={look.note}>{pick(HISTORY['step.gap'])}</p>}
      {entries.length === 0 ? <p>{t('history.none')}</p> : <PointCompare journal={journal} model={model} />}
      <ol className={styles.list} aria-label={t('history.list')} reversed>
        {points.slice(0, shown).map(({ entry, point }) => (
          <Point
            key={point}
            entry={entry}
            point={point}
            model={model}
            isNow={point === entries.length - 1}
            isFull={isFull && entry.name === undefined}
          />
        ))}
        {shown >= points.length && points.length > 0 && <Start />}
      </ol>
      {shown < points.length && (
        <Button onClick={() => setShown(shown + PAGE)}>
          {t('history.more', { count: Math.min(PAGE, points.length - shown) })}
        </Button>
      )}
    </dialog>
  );
}

interface PointProps {
  readonly entry: JournalEntry;
  readonly point: number;
  readonly model: Model;
  readonly isNow: boolean;
  /** No further point can be named. */
  readonly isFull: boolean;
}

function Point({ entry, point, model, isNow, isFull }: PointProps) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const dispatch = useDispatch();
  const [isNaming, setNaming] = useState(false);
  const label = pointLabel(entry, model, texts);
  const step = stepWords(entry);
  const words = wordChanges(entry.changes, model);

  return (
    <li className={look.card}>
      <div className={look.head}>
        <time className={look.small} dateTime={entry.at}>
          {shownTime(entry.at).slice(0, 19)}
        </time>
        {entry.name !== undefined && <span className={styles.point}>{entry.name}</span>}
        {isNow && <span className={look.small}>{t('history.isNow')}</span>}
      </div>
      <ul className={styles.changes}>
        {step !== undefined && <li className={styles.step}>{pick(step)}</li>}
        {words.slice(0, MOST_LINES).map((change, i) => (
          <li key={i}>{pick(changeLine(change))}</li>
        ))}
        {words.length > MOST_LINES && (
          <li className={look.small}>{t('history.moreChanges', { count: words.length - MOST_LINES })}</li>
        )}
      </ul>
      {isNaming && (
        <TextField
          label={t('history.nameField')}
          value={entry.name ?? ''}
          hasFocus
          onCommit={(name) => {
            if (isFull && name.trim() !== '') return t('history.tooManyNames', { most: MOST_NAMED });
            dispatch({ kind: 'namePoint', point, name });
            setNaming(false);
            return undefined;
          }}
        />
      )}
      <div className={styles.buttons}>
        {!isNow && (
          <Button
            size="small"
            appearance="transparent"
            className={styles.button}
            aria-label={t('history.returnOf', { point: label })}
            onClick={() => dispatch({ kind: 'returnTo', point })}
          >
            {t('history.return')}
          </Button>
        )}
        <Button
          size="small"
          appearance="transparent"
          className={styles.button}
          aria-label={t('history.nameOf', { point: label })}
          aria-expanded={isNaming}
          onClick={() => setNaming(!isNaming)}
        >
          {t('history.name')}
        </Button>
      </div>
    </li>
  );
}

/** The point before the first entry. */
function Start() {
  const styles = useStyles();
  const look = useCardStyles();
  const { t } = useText();
  const dispatch = useDispatch();
  return (
    <li className={look.card}>
      {t('history.start')}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="transparent"
          className={styles.button}
          aria-label={t('history.returnOf', { point: t('history.start') })}
          onClick={() => dispatch({ kind: 'returnTo', point: -1 })}
        >
          {t('history.return')}
        </Button>
      </div>
    </li>
  );
}
