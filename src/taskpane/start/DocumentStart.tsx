/** Documents of the user, as files or a pasted text; then the review of the figures that they state. */
import { useRef, useState } from 'react';
import { Button, Textarea, makeStyles } from '@fluentui/react-components';
import { DocumentAdd20Regular, DocumentSearch20Regular } from '@fluentui/react-icons';
import { START_PAGE } from '../../messages/wording/startPage.js';
import { Field, Note, Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import { DocumentReview } from './DocumentReview.js';
import type { DocumentGiven } from './openDocuments.js';
import { ReadingNote } from './ReadingNote.js';
import { useReading } from './useReading.js';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export function DocumentStart({ connection }: { readonly connection: Connection }) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { state, read, stop } = useReading('document');

  const take = (given: readonly DocumentGiven[]): void => {
    setName((given[0]?.name ?? '').replace(/\.\w+$/, ''));
    read({ given });
  };
  const takeFiles = async (files: FileList | null): Promise<void> => {
    if (files === null || files.length === 0) return;
    const given = await Promise.all(
      [...files].map(async (file): Promise<DocumentGiven> => ({
        kind: 'file',
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    take(given);
  };

  return (
    <>
      <div className={styles.form}>
        <div className={styles.buttons}>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept=".txt,.md,.html,.htm,.docx,.pdf"
            aria-label={t('start.chooseDocument')}
            onChange={({ target }) => {
              void takeFiles(target.files).then(() => (target.value = ''));
            }}
          />
          <Button autoFocus icon={<DocumentAdd20Regular />} onClick={() => input.current?.click()}>
            {t('start.chooseDocument')}
          </Button>
        </div>
        <Field label={t('start.pasteText')}>
          {(id) => (
            <Textarea
              id={id}
              resize="vertical"
              rows={4}
              value={text}
              onChange={(_, { value }) => setText(value)}
            />
          )}
        </Field>
        <div className={styles.buttons}>
          <Button
            icon={<DocumentSearch20Regular />}
            disabled={text.trim() === ''}
            onClick={() => take([{ kind: 'text', name: t('start.pastedText'), text }])}
          >
            {t('start.findFigures')}
          </Button>
        </div>
        {state.kind === 'idle' && <Note>{t('start.privacy')}</Note>}
      </div>
      <ReadingNote state={state} onStop={stop} />
      {state.kind === 'done' && state.answer.ok && (
        <>
          {state.answer.problems.length > 0 && (
            <Notice intent="warning">
              <ProblemList problems={state.answer.problems} />
            </Notice>
          )}
          <DocumentReview connection={connection} documents={state.answer.value} name={name} />
        </>
      )}
    </>
  );
}
