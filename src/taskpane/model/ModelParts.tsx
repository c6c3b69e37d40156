/** Every row of the model by kind: add, change, rename, delete. Each is one step of undo and one entry of the history. */
import { useEffect, useRef, useState } from 'react';
import { Button, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Delete16Regular, Edit16Regular } from '@fluentui/react-icons';
import type { Problem } from '../../messages/problem.js';
import { PARTS } from '../../messages/wording/parts.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { RowForm } from '../../model/rows/formReader.js';
import { ROW_KINDS, hasRow, rowsOfKind, type RowKind, type RowRef } from '../../model/rows/kinds.js';
import { removeRow } from '../../model/rows/removeRow.js';
import { formOfRow, newForm, putForm } from '../../model/rows/rowForm.js';
import { fits } from '../controls/GroupedCards.js';
import { Field, Note, Section } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { wallClock } from '../state/clock.js';
import { useStore, usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { RowFields } from './RowFields.js';
import { RowUses } from './RowUses.js';

/** Rows shown at once; a model may have any number of figures. */
const PAGE = 30;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  row: { display: 'flex', alignItems: 'center', gap: '4px' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  key: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** What is open: a form for a new row or for one that exists, or the question before a deletion. */
type Open = { readonly is: 'new' } | { readonly is: 'edit' | 'delete'; readonly row: RowRef };

export default function ModelParts({ prepared }: { readonly prepared: PreparedModel }) {
  const styles = useStyles();
  const { t, pick, language } = useText(PARTS);
  const store = useStore();
  const about = usePane((state) => state.indicator);
  const [kind, setKind] = useState<RowKind>('indicators');
  const [sought, setSought] = useState('');
  const [most, setMost] = useState(PAGE);
  const [open, setOpen] = useState<Open>();
  const [report, setReport] = useState('');
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const top = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const { model } = prepared;
  const rows = rowsOfKind(model, kind);
  const found = rows.filter(({ key, name }) => fits(sought, [key, name.zh, name.en]));

  useEffect(() => {
    // After a form is gone, the keyboard goes on from the button that adds.
    if (open === undefined && wasOpen.current) top.current?.querySelector('button')?.focus();
    wasOpen.current = open !== undefined;
  }, [open]);

  const show = (next: Open | undefined): void => {
    setReport('');
    setRefused([]);
    setOpen(next);
  };
  /** Offers a changed model; returns the problems because of which it was refused. */
  const offer = (changed: Model): readonly Problem[] => {
    store.dispatch({ kind: 'changeModel', model: changed, origin: 'pane' });
    return store.getState().refused.filter(({ severity }) => severity === 'error');
  };
  const save = (form: RowForm, key: string | undefined): readonly Problem[] => {
    const of = { model, kind, language, ...(key === undefined ? {} : { key }) };
    const isFilled = form.note !== undefined && form.note !== '';
    const noted = kind === 'indicators' && !isFilled ? { ...form, note: t('parts.ownNumber') } : form;
    const outcome = putForm(of, noted, wallClock().slice(0, 10));
    const problems = outcome.ok ? offer(outcome.value) : outcome.problems;
    if (problems.length > 0 || !outcome.ok) return problems;
    const now = store.getState().model ?? outcome.value;
    const row = rowsOfKind(now, kind).find((each) => each.key === (key ?? form.key?.trim()));
    setOpen(undefined);
    setReport(
      t(key === undefined ? 'parts.added' : 'parts.saved', { name: row === undefined ? '' : pick(row.name) }),
    );
    return [];
  };
  const remove = (row: RowRef, name: string): void => {
    const outcome = removeRow(model, row);
    const problems = outcome.ok ? offer(outcome.value) : outcome.problems;
    setOpen(undefined);
    setReport(problems.length > 0 ? t('parts.refused') : t('parts.deleted', { name }));
    setRefused(problems);
  };
  const formFor = (key: string | undefined) => (
    <RowFields
      key={key ?? ''}
      prepared={prepared}
      kind={kind}
      isNew={key === undefined}
      start={
        key === undefined
          ? newForm(model, kind, language, t('parts.ownNumber'), about)
          : formOfRow(prepared, { kind, key }, language)
      }
      onSave={(form) => save(form, key)}
      onCancel={() => show(undefined)}
    />
  );

  return (
    <Section title={t('parts.title')}>
      <Field label={t('parts.kind')}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            onChange={(_, { value }) => {
              setKind(ROW_KINDS.find((known) => known === value) ?? kind);
              setMost(PAGE);
              show(undefined);
            }}
          >
            {ROW_KINDS.map((each) => (
              <option key={each} value={each}>
                {`${t(each)} (${rowsOfKind(model, each).length})`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div ref={top}>
        <Button
          size="small"
          icon={<Add16Regular />}
          aria-expanded={open?.is === 'new'}
          onClick={() => show(open?.is === 'new' ? undefined : { is: 'new' })}
        >
          {t('parts.add', { kind: t(kind) })}
        </Button>
      </div>
      <Note role="status">{report}</Note>
      {refused.length > 0 && <ProblemList problems={refused} />}
      {open?.is === 'new' && formFor(undefined)}
      {rows.length > 8 && (
        <Input
          type="search"
          aria-label={t('parts.search')}
          placeholder={t('parts.search')}
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
      )}
      {found.length === 0 && <Note>{t('parts.none')}</Note>}
      <ul className={styles.list} aria-label={t(kind)}>
        {found.slice(0, most).map(({ key, name: words }) => {
          const name = pick(words);
          const row = { kind, key };
          const at = open !== undefined && open.is !== 'new' && open.row.key === key ? open.is : undefined;
          return (
            <li key={key}>
              <div className={styles.row}>
                <span className={styles.name}>
                  {name}
                  <span className={styles.key}>{key}</span>
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<Edit16Regular />}
                  aria-label={t('parts.edit', { name })}
                  aria-expanded={at === 'edit'}
                  onClick={() => show(at === 'edit' ? undefined : { is: 'edit', row })}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<Delete16Regular />}
                  aria-label={t('parts.delete', { name })}
                  aria-expanded={at === 'delete'}
                  onClick={() => show(at === 'delete' ? undefined : { is: 'delete', row })}
                />
              </div>
              {at === 'edit' && formFor(key)}
              {at === 'delete' && (
                <RowUses
                  model={model}
                  row={row}
                  name={name}
                  onDelete={() => remove(row, name)}
                  onCancel={() => show(undefined)}
                  onOpen={(other) => {
                    if (!hasRow(model, other)) return;
                    setKind(other.kind);
                    setSought('');
                    setMost(Number.MAX_SAFE_INTEGER);
                    show({ is: 'edit', row: other });
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {found.length > most && (
        <Button size="small" onClick={() => setMost(most + PAGE)}>
          {t('parts.more', { count: Math.min(PAGE, found.length - most) })}
        </Button>
      )}
    </Section>
  );
}
