/** A table of the user: pasted, a file, or the cells selected in the sheet; then the preview of the model that it makes. */
import { useEffect, useRef, useState } from 'react';
import { Button, Textarea, makeStyles } from '@fluentui/react-components';
import { DocumentAdd20Regular, TableCellEdit20Regular } from '@fluentui/react-icons';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { Source } from '../../start/buildModel.js';
import { Field, Note, Notice } from '../controls/kit.js';
import { wallClock } from '../state/clock.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import { ReadingNote } from './ReadingNote.js';
import type { TableGiven } from './readings.js';
import { TablePreviewList } from './TablePreviewList.js';
import { useReading } from './useReading.js';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Milliseconds without a change before a text that is being typed is read. */
const PAUSE = 300;

export function TableStart({ connection }: { readonly connection: Connection }) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const [text, setText] = useState('');
  const [given, setGiven] = useState<{ readonly table: TableGiven; readonly source: Source }>();
  const [isSelectionEmpty, setSelectionEmpty] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { state, read, stop, clear } = useReading('table');
  const { readSelection } = connection;

  const take = (table: TableGiven, name: string): void => {
    setSelectionEmpty(false);
    const source = {
      name: { zh: name, en: name },
      author: t('start.me'),
      date: wallClock().slice(0, 10),
    };
    setGiven({ table, source });
    read({ given: table, source });
  };
  const takeText = useRef(take);
  takeText.current = take;
  const title = t('start.myTable');
  useEffect(() => {
    if (text.trim() === '') return undefined;
    const table: TableGiven = { kind: 'text', name: title, text };
    const timer = setTimeout(() => takeText.current(table, title), PAUSE);
    return () => clearTimeout(timer);
  }, [text, title]);

  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    take({ kind: 'file', name: file.name, bytes }, file.name.replace(/\.\w+$/, ''));
  };
  const takeSelection = async (): Promise<void> => {
    const grid = await readSelection?.();
    if (grid === undefined) setSelectionEmpty(true);
    else take({ kind: 'cells', grid }, title);
  };

  return (
    <>
      <div className={styles.form}>
        <Field label={t('start.paste')}>
          {(id) => (
            <Textarea
              id={id}
              autoFocus
              resize="vertical"
              rows={4}
              placeholder={t('start.pasteHint')}
              value={text}
              onChange={(_, { value }) => {
                setText(value);
                if (value.trim() === '') clear();
              }}
            />
          )}
        </Field>
        <div className={styles.buttons}>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls"
            aria-label={t('start.chooseTable')}
            onChange={({ target }) => {
              void takeFile(target.files?.[0]);
              // The same file may be chosen again after it was changed.
              target.value = '';
            }}
          />
          <Button icon={<DocumentAdd20Regular />} onClick={() => input.current?.click()}>
            {t('start.chooseTable')}
          </Button>
          {readSelection !== undefined && (
            <Button icon={<TableCellEdit20Regular />} onClick={() => void takeSelection()}>
              {t('start.selection')}
            </Button>
          )}
        </div>
        {isSelectionEmpty && <Notice intent="info">{t('start.noSelection')}</Notice>}
        {state.kind === 'idle' && <Note>{t('start.privacy')}</Note>}
      </div>
      <ReadingNote state={state} onStop={stop} />
      {state.kind === 'done' && state.answer.ok && given !== undefined && (
        <TablePreviewList connection={connection} first={state.answer.value} source={given.source} />
      )}
    </>
  );
}
