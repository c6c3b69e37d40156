/** The workbook: its relation to the pane; build or update it, read changes from it, or download it as a file. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowDownload20Regular,
  ArrowImport20Regular,
  DocumentTableArrowRight20Regular,
} from '@fluentui/react-icons';
import { SHARE_WORDS } from '../../messages/wording/share.js';
import { searchBeforeBuild } from './searchBeforeBuild.js';
import { createJobClient, type JobClient } from '../workers/jobClient.js';
import { BuildQuestion, type Question } from './BuildQuestion.js';
import type { Connection } from './connection.js';
import { PackDownload } from './PackDownload.js';
import { LinkNote, useLinkState } from './LinkNote.js';
import { Outcome, type Report } from '../controls/OutcomeMessage.js';
import { usePane, useStore } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import {
  buildWorkbook,
  downloadWorkbook,
  rebuildWorkbook,
  reportThrown,
  takeOverWorkbook,
  type BuildOptions,
} from './workbookJobs.js';
import { Fold } from '../controls/Fold.js';
import { Note, Section } from '../controls/kit.js';
import { loadable } from '../controls/loadable.js';

const SharePanel = loadable(() => import('./SharePanel.js'));
const SelfTest = loadable(() => import('./SelfTest.js'));

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  progress: { display: 'flex', flexDirection: 'column', gap: '6px' },
});

/** The running job and its progress; `undefined` if unknown. */
interface Job {
  readonly kind: 'build' | 'takeOver' | 'download';
  readonly done?: number;
  readonly sheet?: string;
}

export default function WorkbookTab({ connection }: { connection: Connection }) {
  const styles = useStyles();
  const texts = useText();
  const { t } = texts;
  const store = useStore();
  const isReady = usePane((state) => state.calculation !== undefined);
  const [job, setJob] = useState<Job>();
  const [report, setReport] = useState<Report & { readonly of: Job['kind'] }>();
  const [question, setQuestion] = useState<Question>();
  const stop = useRef<AbortController>(undefined);
  const { kind, openHost, link, testExcel } = connection;
  const state = useLinkState(link);
  const { status, unwatched } = state;
  const isGrid = kind === 'grid';

  const run = async (of: Job['kind'], work: (signal: AbortSignal) => Promise<Report>) => {
    const controller = new AbortController();
    stop.current = controller;
    setReport(undefined);
    setJob({ kind: of });
    const result = await work(controller.signal).catch((thrown: unknown) => reportThrown(thrown, texts));
    setJob(undefined);
    setReport({ ...result, of });
  };
  const onProgress = (done: number, sheet: string) => setJob({ kind: 'build', done, sheet });
  const decide: BuildOptions['decide'] = (problems, canKeep) =>
    new Promise((resolve) => {
      const answer: Question['answer'] = (decision) => {
        setQuestion(undefined);
        resolve(decision);
      };
      setQuestion({ problems, canKeep, answer });
    });
  const search = useRef<JobClient>(undefined);
  useEffect(() => () => search.current?.stop(), []);
  const searched = (signal: AbortSignal): Promise<void> =>
    searchBeforeBuild(store, () => (search.current ??= createJobClient()), signal);
  const build = async (signal: AbortSignal) => {
    if (openHost === undefined) throw new Error('there is no workbook to build into');
    await searched(signal);
    return isGrid
      ? rebuildWorkbook(store.getState(), openHost, { signal, onProgress }, texts)
      : buildWorkbook(store.getState(), openHost, { signal, onProgress, decide }, texts);
  };
  const buildLabel = isGrid
    ? 'workbook.rebuild'
    : status.kind === 'empty' || status.kind === 'reading'
      ? 'workbook.build'
      : 'workbook.update';
  // A link that is notified of edits reads them by itself.
  const canTakeOver = isGrid || link === undefined || unwatched !== undefined;

  const isBuildDue = usePane((state) => state.isBuildDue);
  const start = useRef<() => void>(undefined);
  start.current = () => void run('build', build);
  useEffect(() => {
    if (!isBuildDue || !isReady || openHost === undefined) return;
    store.dispatch({ kind: 'takeBuild' });
    start.current?.();
  }, [isBuildDue, isReady, openHost, store]);

  return (
    <div className={styles.tab}>
      <p className={styles.intro}>{t('workbook.intro')}</p>
      {openHost !== undefined && (
        <Section title={t('workbook.inWorkbook')}>
          {isGrid ? <Note>{t('workbook.live')}</Note> : <LinkNote state={state} link={link} />}
          <Button
            appearance="primary"
            icon={<DocumentTableArrowRight20Regular />}
            disabled={!isReady || job !== undefined}
            onClick={() => void run('build', build)}
          >
            {t(buildLabel)}
          </Button>
          {question !== undefined && <BuildQuestion question={question} />}
          {job?.kind === 'build' && question === undefined && (
            <Progress job={job} onCancel={() => stop.current?.abort()} />
          )}
          {report?.of === 'build' && <Outcome report={report} />}
          {canTakeOver && (
            <>
              <Button
                icon={<ArrowImport20Regular />}
                disabled={!isReady || job !== undefined}
                onClick={() => void run('takeOver', () => takeOverWorkbook(store, openHost, texts))}
              >
                {t('workbook.takeOver')}
              </Button>
              <Note>{t('workbook.takeOverHint')}</Note>
            </>
          )}
          {job?.kind === 'takeOver' && (
            <div className={styles.progress} role="status">
              {t('workbook.reading')}
              <ProgressBar aria-label={t('workbook.reading')} />
            </div>
          )}
          {report?.of === 'takeOver' && <Outcome report={report} />}
        </Section>
      )}
      {kind !== 'excel' && (
        <Section title={t('workbook.file')}>
          {kind === 'none' && <Note>{t('workbook.notInExcel')}</Note>}
          <Button
            appearance={openHost === undefined ? 'primary' : 'secondary'}
            icon={<ArrowDownload20Regular />}
            disabled={!isReady || job !== undefined}
            onClick={() =>
              void run('download', async (signal) => {
                await searched(signal);
                return downloadWorkbook(store.getState(), texts);
              })
            }
          >
            {t('workbook.download')}
          </Button>
          <Note>{t('workbook.downloadHint')}</Note>
          {job?.kind === 'download' && (
            <div className={styles.progress} role="status">
              {t('workbook.preparing')}
              <ProgressBar aria-label={t('workbook.preparing')} />
            </div>
          )}
          {report?.of === 'download' && <Outcome report={report} />}
          <PackDownload />
        </Section>
      )}
      <Fold title={texts.pick(SHARE_WORDS.shareTitle)}>
        <Suspense>
          <SharePanel />
        </Suspense>
      </Fold>
      {testExcel !== undefined && (
        <Fold title={t('workbook.selfTest')}>
          <Suspense>
            <SelfTest run={testExcel} />
          </Suspense>
        </Fold>
      )}
      <Note>{t('workbook.privacyNote')}</Note>
    </div>
  );
}

function Progress({ job, onCancel }: { job: Job; onCancel: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const text =
    job.sheet === undefined || job.sheet === ''
      ? t('workbook.planning')
      : t('workbook.writing', { sheet: job.sheet });
  return (
    <div className={styles.progress}>
      <span role="status">{text}</span>
      <ProgressBar
        aria-label={t('workbook.progress')}
        {...(job.done === undefined ? {} : { value: job.done })}
      />
      <Button size="small" onClick={onCancel}>
        {t('workbook.cancel')}
      </Button>
    </div>
  );
}
