/** The form of one row: its fields with the problems of each, and the buttons that save or leave it. */
import { useMemo, useRef, useState } from 'react';
import { Button, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { TABLE_UNITS } from '../../figures/unitTable.js';
import { UNITS } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import { describe } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import { PARTS } from '../../messages/wording/parts.js';
import { CHOICES, HEADERS } from '../../messages/wording/workbook.js';
import type { PreparedModel } from '../../model/prepared.js';
import { FORM_FIELDS, type FormField } from '../../model/rows/formFields.js';
import type { RowForm } from '../../model/rows/formReader.js';
import { rowsOfKind, type RowKind } from '../../model/rows/kinds.js';
import { withName } from '../../model/rows/renaming.js';
import { suggestKey } from '../../model/rows/suggestKey.js';
import { Field, Note, useCardStyles } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { FormulaField } from '../formula/FormulaField.js';
import { wordsOf } from '../formula/words.js';
import { unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '8px' },
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  wrong: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteRedForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly kind: RowKind;
  readonly isNew: boolean;
  readonly start: RowForm;
  /** Takes the form, or returns why not. */
  readonly onSave: (form: RowForm) => readonly Problem[];
  readonly onCancel: () => void;
}

export function RowFields({ prepared, kind, isNew, start, onSave, onCancel }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText(PARTS);
  const { t, language } = texts;
  const [form, setForm] = useState<RowForm>(start);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isOpen, setOpen] = useState(false);
  /** The key is suggested until it is typed. */
  const hasOwnKey = useRef(false);
  const { model } = prepared;
  const all = fieldsOf(kind, isNew, language);
  const ids = new Set<string>(all.map(({ id }) => id));
  const atField = (id: string): readonly Problem[] => problems.filter(({ place }) => place.field === id);
  const others = problems.filter(({ place }) => !ids.has(place.field ?? ''));
  const isShown = ({ id, isMore }: FormField): boolean => isMore !== true || isOpen || atField(id).length > 0;

  const edit = (id: FormField['id'], text: string): void => {
    if (id === 'key') hasOwnKey.current = text !== '';
    const next = { ...form, [id]: text };
    if (id === 'nameZh' || id === 'nameEn') {
      const before = { zh: form.nameZh ?? '', en: form.nameEn ?? '' };
      const name = withName(before, id === 'nameZh' ? 'zh' : 'en', text);
      Object.assign(next, { nameZh: name.zh, nameEn: name.en });
    }
    if (isNew && !hasOwnKey.current)
      Object.assign(next, { key: suggestKey(model, kind, subjectOf(kind, next, language)) });
    setForm(next);
  };
  const save = (): void => setProblems(onSave(form));

  return (
    <form
      className={look.card}
      aria-label={t(kind)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className={styles.fields}>
        {all.filter(isShown).map((field, index) => (
          <div key={field.id}>
            <RowField
              prepared={prepared}
              field={field}
              label={labelOf(field.id, kind, model.baseYear, texts)}
              value={form[field.id] ?? ''}
              problems={atField(field.id)}
              isFixed={!isNew && field.given === 'fixed'}
              hasFocus={index === 0}
              onEdit={(text) => edit(field.id, text)}
            />
            {atField(field.id).map((problem, i) => (
              <p key={i} role="alert" className={styles.wrong}>
                {describe(problem, language)}
              </p>
            ))}
          </div>
        ))}
        {!isOpen && all.some(({ isMore }) => isMore) && (
          <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
            {t('parts.moreFields')}
          </Button>
        )}
        {problems.length > 0 && (
          <div role="alert">
            <Note>{t('parts.refused')}</Note>
            <ProblemList problems={others} />
          </div>
        )}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" size="small">
            {isNew ? t('parts.add', { kind: t(kind) }) : t('parts.save')}
          </Button>
          <Button size="small" onClick={onCancel}>
            {t('parts.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly prepared: PreparedModel;
  readonly field: FormField;
  readonly label: string;
  readonly value: string;
  readonly problems: readonly Problem[];
  readonly isFixed: boolean;
  readonly hasFocus: boolean;
  readonly onEdit: (text: string) => void;
}

function RowField({ prepared, field, label, value, problems, isFixed, hasFocus, onEdit }: FieldProps) {
  const styles = useStyles();
  const texts = useText(PARTS);
  const { t, pick, language } = texts;
  const { names, series, parameters, model } = prepared;
  const words = useMemo(
    () => (field.as === 'formula' ? wordsOf({ names, series, parameters }, language) : []),
    [field.as, names, series, parameters, language],
  );
  if (field.as === 'formula')
    return (
      <Field label={label}>
        {() => (
          <FormulaField
            label={label}
            formula={value}
            draft={{ text: value, problems }}
            words={words}
            onEdit={onEdit}
            onLeave={() => undefined}
          />
        )}
      </Field>
    );
  return (
    <Field label={label}>
      {(id) => {
        const shared = {
          ...{ id, className: styles.input, value, disabled: isFixed, autoFocus: hasFocus },
          'aria-invalid': problems.length > 0,
          onChange: (_: unknown, { value: text }: { readonly value: string }) => onEdit(text),
        };
        if (field.as === 'long') return <Textarea {...shared} resize="vertical" />;
        if (field.as === 'choice' || field.as === 'row')
          return (
            <Select {...shared}>
              {(field.isOptional === true || value === '') && <option value="">—</option>}
              {optionsOf(field, prepared).map(([code, words]) => (
                <option key={code} value={code}>
                  {pick(words)}
                </option>
              ))}
            </Select>
          );
        return (
          <>
            <Input {...shared} />
            {field.as === 'unit' && !isFixed && (
              <Select
                size="small"
                aria-label={t('parts.units')}
                value=""
                onChange={(_, { value: symbol }) => onEdit(symbol)}
              >
                <option value="">{t('parts.units')}</option>
                {unitsOf(model).map((symbol) => (
                  <option key={symbol} value={symbol}>
                    {unitLabel(symbol, texts)}
                  </option>
                ))}
              </Select>
            )}
          </>
        );
      }}
    </Field>
  );
}

/** The fields that are asked for, each language's own before the other's. */
function fieldsOf(kind: RowKind, isNew: boolean, language: 'zh' | 'en'): readonly FormField[] {
  const fields = FORM_FIELDS[kind].filter(({ given }) => isNew || given !== 'new');
  if (language === 'zh') return fields;
  return fields.map((field) => {
    const other = field.id.replace(/(Zh|En)$/, (end) => (end === 'Zh' ? 'En' : 'Zh'));
    return fields.find(({ id }) => id === other) ?? field;
  });
}

function labelOf(
  id: FormField['id'],
  kind: RowKind,
  baseYear: number,
  { t, pick }: ReturnType<typeof useText<keyof typeof PARTS>>,
): string {
  if (id === 'value' && kind === 'indicators') return t('parts.values', { year: baseYear });
  if (id === 'value' && kind === 'parameters') return t('parts.valuesOfYears');
  if (id === 'figures' && kind === 'figures') return t('parts.isUsed');
  if (id === 'levels') return t('parts.levels');
  if (id === 'over') return t('parts.over');
  if (id === 'ofMembers') return t('parts.total');
  if (id === 'indicator') return pick(HEADERS.indicatorName);
  return pick(HEADERS[id]);
}

/** What a suggested key is made of: the name in the pane's language, or the subject and year of a row without a name. */
function subjectOf(kind: RowKind, form: RowForm, language: 'zh' | 'en'): string {
  if (kind === 'figures') return `${form.indicator ?? ''} ${form.period ?? ''}`;
  if (kind === 'targets') return `${form.indicator ?? ''} ${form.year ?? ''} goal`;
  return (language === 'zh' ? form.nameZh : form.nameEn) ?? '';
}

function optionsOf(
  { words, codes = [], rows }: FormField,
  { model }: PreparedModel,
): readonly (readonly [string, Bilingual])[] {
  if (rows !== undefined) return rowsOfKind(model, rows).map(({ key, name }) => [key, name]);
  const known: Readonly<Record<string, Bilingual>> = words === undefined ? {} : CHOICES[words];
  return codes.map((code) => [code, known[code] ?? { zh: code, en: code }]);
}

/** Units of the model first, because another row mostly has one of them. */
function unitsOf({ indicators, parameters }: PreparedModel['model']): readonly string[] {
  const used = [...indicators, ...parameters].map(({ unit }) => unit);
  return [...new Set([...used, ...[...UNITS, ...TABLE_UNITS].map(({ symbol }) => symbol)])];
}
