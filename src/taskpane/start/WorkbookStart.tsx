/** A workbook of ours that was edited elsewhere, or a pack in an archive: its model, what was changed in it, and the button that opens it. */
import { useRef, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FolderOpen20Regular } from '@fluentui/react-icons';
import { START_PAGE } from '../../messages/wording/startPage.js';
import { Note, Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useStore } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import type { OpenedWorkbook } from './openWorkbook.js';
import { ReadingNote } from './ReadingNote.js';
import { useBegin } from './useBegin.js';
import { useReading } from './useReading.js';

const useStyles = makeStyles({
  choose: { alignSelf: 'flex-start' },
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '18px', overflowWrap: 'anywhere' },
});

/** Changes shown at once. */
const PAGE = 100;

export function WorkbookStart({ connection }: { readonly connection: Connection }) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  const { state, read, stop } = useReading('workbook');

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const [bytes, { readExamples }] = await Promise.all([file.arrayBuffer(), import('./examples.js')]);
    const { model } = store.getState();
    const known = [...(model === undefined ? [] : [model]), ...readExamples()];
    read({ file: { name: file.name, bytes: new Uint8Array(bytes) }, known });
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm,.zip"
        aria-label={t('start.chooseWorkbook')}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button
        autoFocus
        className={styles.choose}
        icon={<FolderOpen20Regular />}
        onClick={() => input.current?.click()}
      >
        {t('start.chooseWorkbook')}
      </Button>
      <Note>{t('start.workbookNote')}</Note>
      <ReadingNote state={state} onStop={stop} />
      {state.kind === 'done' && state.answer.ok && (
        <Opened connection={connection} found={state.answer.value} />
      )}
    </>
  );
}

interface OpenedProps {
  readonly connection: Connection;
  readonly found: OpenedWorkbook;
}

function Opened({ connection, found }: OpenedProps) {
  const styles = useStyles();
  const { t, pick } = useText(START_PAGE);
  const store = useStore();
  const [most, setMost] = useState(PAGE);
  const { begin, note } = useBegin(connection);
  const { model, attachments, against, changes, problems } = found;

  return (
    <>
      <p className={styles.summary} role="status">
        {pick(model.name)}
      </p>
      <Button
        appearance="primary"
        onClick={() => begin(model, true, () => store.dispatch({ kind: 'attach', attachments }))}
      >
        {t('start.openIt')}
      </Button>
      {note}
      {problems.length > 0 && (
        <Notice intent="warning">
          {t('start.passedOver')}
          <ProblemList problems={problems} />
        </Notice>
      )}
      <p className={styles.summary}>
        {against === undefined
          ? t('start.noReference')
          : t('start.changes', { count: changes.length, name: pick(against) })}
      </p>
      {changes.length > 0 && (
        <ul className={styles.list}>
          {changes.slice(0, most).map((change, index) => (
            <li key={index}>{pick(change)}</li>
          ))}
        </ul>
      )}
      {changes.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {t('start.more', { count: Math.min(PAGE, changes.length - most) })}
        </Button>
      )}
    </>
  );
}
