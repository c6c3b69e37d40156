/** What to begin with: an example, a table, a document, a workbook, nothing. In place of the tabs until a choice is made. */
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowLeft20Regular,
  DataTrending20Regular,
  Document20Regular,
  DocumentSearch20Regular,
  FolderOpen20Regular,
  Table20Regular,
} from '@fluentui/react-icons';
import { BLANK } from '../../messages/wording/start.js';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { Model } from '../../model/model.js';
import { blankModel } from '../../start/blankModel.js';
import { Note } from '../controls/kit.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { wallClock } from '../state/clock.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';
import { DocumentStart } from './DocumentStart.js';
import { TableStart } from './TableStart.js';
import { WorkbookStart } from './WorkbookStart.js';
import { useBegin } from './useBegin.js';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  list: {
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
  },
  choice: {
    width: '100%',
    justifyContent: 'flex-start',
    gap: '10px',
    padding: '10px 12px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  back: { alignSelf: 'flex-start' },
});

type View = 'choices' | 'table' | 'document' | 'workbook';

export default function StartPage({ connection }: { readonly connection: Connection }) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const [view, setView] = useState<View>('choices');
  const heading = useRef<HTMLHeadingElement>(null);
  const wasElsewhere = useRef(false);

  useEffect(() => {
    // After the button of a choice is gone, the keyboard goes on from the heading.
    if (view === 'choices' && wasElsewhere.current) heading.current?.focus();
    wasElsewhere.current = true;
  }, [view]);

  if (view === 'choices')
    return (
      <div className={styles.page}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('start.title')}
        </h2>
        <Choices connection={connection} onChoose={setView} />
        <Note>{t('start.privacy')}</Note>
      </div>
    );
  return (
    <div className={styles.page}>
      <Button
        size="small"
        appearance="subtle"
        className={styles.back}
        icon={<ArrowLeft20Regular />}
        onClick={() => setView('choices')}
      >
        {t('start.back')}
      </Button>
      <h2 className={styles.title}>{t(`start.${view}`)}</h2>
      {view === 'table' && <TableStart connection={connection} />}
      {view === 'document' && <DocumentStart connection={connection} />}
      {view === 'workbook' && <WorkbookStart connection={connection} />}
    </div>
  );
}

interface ChoicesProps {
  readonly connection: Connection;
  readonly onChoose: (view: View) => void;
}

function Choices({ connection, onChoose }: ChoicesProps) {
  const styles = useStyles();
  const { t, pick } = useText(START_PAGE);
  const dispatch = useDispatch();
  /** The example with which the pane has opened, while nothing else was begun. */
  const opened = usePane((state) => (state.begun === 0 ? state.original : undefined));
  const [others, setOthers] = useState<readonly Model[]>([]);
  useEffect(() => {
    // Where they do not arrive, the rest of the page is still there.
    import('./examples.js').then(({ readExamples }) => setOthers(readExamples())).catch(() => undefined);
  }, []);
  const examples = opened === undefined ? others : [opened, ...others.slice(1)];
  const tab = usePane((state) => state.tab);
  const { begin, note } = useBegin(connection);
  const blank = (): void => {
    const date = wallClock().slice(0, 10);
    const source = { name: BLANK.model, author: pick(START_PAGE['start.me']), date };
    begin(blankModel(source, Number(date.slice(0, 4)) - 1), true);
  };

  return (
    <>
      <ul className={styles.list}>
        <Choice
          icon={<Table20Regular />}
          name={t('start.table')}
          hint={t('start.tableHint')}
          onChoose={() => onChoose('table')}
        />
        <Choice
          icon={<DocumentSearch20Regular />}
          name={t('start.document')}
          hint={t('start.documentHint')}
          onChoose={() => onChoose('document')}
        />
        <Choice
          icon={<FolderOpen20Regular />}
          name={t('start.workbook')}
          hint={t('start.workbookHint')}
          onChoose={() => onChoose('workbook')}
        />
        <Choice
          icon={<Document20Regular />}
          name={t('start.blank')}
          hint={t('start.blankHint')}
          onChoose={blank}
        />
        {examples.map((model, index) => (
          <Choice
            key={model.name.en}
            icon={<DataTrending20Regular />}
            name={t('start.example', { name: pick(model.name) })}
            hint={t(model === opened ? 'start.openedHint' : 'start.exampleHint')}
            onChoose={() =>
              index === 0 && opened !== undefined ? dispatch({ kind: 'showTab', tab }) : begin(model, false)
            }
          />
        ))}
      </ul>
      {note}
    </>
  );
}

interface ChoiceProps {
  readonly icon: ReactElement;
  readonly name: string;
  readonly hint: string;
  readonly onChoose: () => void;
}

function Choice({ icon, name, hint, onChoose }: ChoiceProps) {
  const styles = useStyles();
  return (
    <li>
      <Button className={styles.choice} icon={icon} onClick={onChoose}>
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <Note as="span">{hint}</Note>
        </span>
      </Button>
    </li>
  );
}
