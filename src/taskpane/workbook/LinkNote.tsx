/** The relation of the open workbook to the pane, in a sentence that states what to do, if anything. */
import { useSyncExternalStore } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncCheckmark20Regular, Info20Regular, Warning20Regular } from '@fluentui/react-icons';
import { describeFailure } from '../../messages/wording/hosts.js';
import type { Problem } from '../../messages/problem.js';
import { ConflictList } from './ConflictList.js';
import { isConflict } from './conflicts.js';
import type { LinkState, LinkView } from './linkStatus.js';
import { ProblemList } from '../controls/ProblemList.js';
import { type Texts, useText } from '../text/text.js';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: '8px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  body: { minWidth: 0 },
  detail: { display: 'block', color: tokens.colorNeutralForeground3 },
  retry: { marginBlockStart: '6px' },
});

/** The state of a link, or of a workbook that has not been read yet. */
export function useLinkState(link: LinkView | undefined): LinkState {
  return useSyncExternalStore(link?.subscribe ?? subscribeToNothing, link?.getState ?? stillReading);
}

const READING: LinkState = { status: { kind: 'reading' } };
const stillReading = () => READING;
const subscribeToNothing = () => () => undefined;

/** The note, with a button where the user can do something. */
export function LinkNote({ state, link }: { state: LinkState; link: LinkView | undefined }) {
  const styles = useStyles();
  const texts = useText();
  const { t } = texts;
  const { status, unwatched } = state;
  const { sentences, problems, detail, canRetry } = wordsOf(state, texts);
  const conflicts = problems.filter(isConflict);
  const others = problems.filter((problem) => !isConflict(problem));
  const Icon =
    status.kind === 'linked' && problems.length === 0
      ? ArrowSyncCheckmark20Regular
      : status.kind === 'failed' || status.kind === 'problems'
        ? Warning20Regular
        : Info20Regular;
  return (
    <div className={styles.note}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <div role="status">
          {sentences.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </div>
        {detail !== '' && <span className={styles.detail}>{detail}</span>}
        {others.length > 0 && <ProblemList problems={others} />}
        <ConflictList problems={conflicts} />
        {unwatched !== undefined && unwatched.code !== 'ApiNotFound' && (
          <span className={styles.detail}>{unwatched.detail}</span>
        )}
        {canRetry && link !== undefined && (
          <Button size="small" className={styles.retry} onClick={link.refresh}>
            {t('workbook.readAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Words {
  readonly sentences: readonly string[];
  readonly problems: readonly Problem[];
  /** Excel's own message, for developers. */
  readonly detail: string;
  readonly canRetry: boolean;
}

function wordsOf({ status, unwatched }: LinkState, { t, language }: Texts): Words {
  const watched = unwatched === undefined ? [] : [t('workbook.linkUnwatched')];
  const calm = { problems: [], detail: '', canRetry: false };
  switch (status.kind) {
    case 'reading':
      return { ...calm, sentences: [t('workbook.linkReading')] };
    case 'empty':
      return { ...calm, sentences: [t('workbook.linkEmpty')] };
    case 'linked': {
      const { problems, hasMore } = status;
      const more = hasMore ? [t('workbook.linkedMore')] : [];
      const notes = problems.length === 0 ? [] : [t('workbook.linkedNotes', { count: problems.length })];
      const first = unwatched === undefined ? t('workbook.linked') : t('workbook.linkedOneWay');
      return { ...calm, problems, sentences: [first, ...watched, ...more, ...notes] };
    }
    case 'buildNeeded':
      return { ...calm, problems: status.problems, sentences: [t('workbook.linkBuild'), ...watched] };
    case 'problems': {
      const { problems } = status;
      const sentence = t('workbook.linkProblems', { count: problems.length });
      return { ...calm, problems, sentences: [sentence, ...watched], canRetry: true };
    }
    case 'failed': {
      const { failure } = status;
      const sentences = [describeFailure(failure, language), ...watched];
      return { ...calm, sentences, detail: failure.detail, canRetry: true };
    }
  }
}
