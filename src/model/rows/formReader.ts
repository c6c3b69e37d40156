/**
 * The fields of a form as texts, and from texts to the fields of a row.
 *
 * A form is one text for each field, as people write it: a number in its unit, a choice by its code, a list with semicolons, an
 * optional field empty. What cannot be read is collected as problems, each at its field; `place.field` is the field's id.
 */
import { typedUnit } from '../../figures/ownUnit.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import type { Bilingual, Language } from '../../messages/language.js';
import { makeProblem, type Problem, type Table } from '../../messages/problem.js';
import { HEADERS, type HeaderId } from '../../messages/wording/workbook.js';
import { isKey } from '../../figures/name.js';
import type { Model, ParameterValue } from '../model.js';
import type { RowKind, RowRef } from './kinds.js';
import { takenKeys } from './suggestKey.js';

/** A field that is missing is empty. */
export type RowForm = Readonly<Partial<Record<HeaderId, string>>>;

/** What a form is read for: a row that exists, or a new one of a kind. */
export interface FormOf {
  readonly model: Model;
  readonly kind: RowKind;
  /** Key of the row that is edited; absent for a new one. */
  readonly key?: string;
  /** The language of the reader: of the two names, the one in it is needed. */
  readonly language: Language;
}

/** The source of a value that is in no document. */
export const ASSUMED = 'assumption';

export class FormReader {
  readonly problems: Problem[] = [];

  constructor(
    readonly form: RowForm,
    readonly of: FormOf,
  ) {}

  /** Without blanks at its ends. */
  text(id: HeaderId): string {
    return (this.form[id] ?? '').trim();
  }

  tell(id: HeaderId, code: Problem['code'], args: Problem['args']): void {
    const { kind, key } = this.of;
    this.problems.push(
      makeProblem(code, { table: tableOf(kind), key: key ?? this.text('key'), field: id }, args),
    );
  }

  /** A text that must not be empty. */
  needed(id: HeaderId): string {
    const text = this.text(id);
    if (text === '') this.tell(id, 'model.fieldMissing', { ...HEADERS[id] });
    return text;
  }

  /** The key of the edited row, or a new one, which must be free. */
  key(): string {
    const { model, kind, key: old } = this.of;
    if (old !== undefined) return old;
    const key = this.needed('key');
    if (key === '') return key;
    // Two underscores are between an indicator and a member.
    if (!isKey(key) || key.includes('__')) this.tell('key', 'figures.name', { name: key });
    else if (takenKeys(model, kind).has(key.toLowerCase())) this.tell('key', 'model.doubleKey', { key });
    return key;
  }

  /** The name in the reader's language is needed; the other one repeats it until it is given. */
  name(): Bilingual {
    const { language } = this.of;
    const own = this.needed(language === 'zh' ? 'nameZh' : 'nameEn');
    const other = this.text(language === 'zh' ? 'nameEn' : 'nameZh');
    const second = other === '' ? own : other;
    return language === 'zh' ? { zh: own, en: second } : { zh: second, en: own };
  }

  /** A text in both languages; one that is empty repeats the other. Undefined if both are empty. */
  both(zh: HeaderId, en: HeaderId): Bilingual | undefined {
    const [first, second] = [this.text(zh), this.text(en)];
    if (first === '' && second === '') return undefined;
    return { zh: first === '' ? second : first, en: second === '' ? first : second };
  }

  /** The symbol of a unit of the table, or of one that is composed or the user's own. */
  unit(id: HeaderId = 'unit'): string {
    const text = this.needed(id);
    const unit = typedUnit(text);
    if (unit === undefined && text !== '') this.tell(id, 'model.unitNew', { found: text });
    return unit?.symbol ?? text;
  }

  /** In `unit`, as people write it; undefined if the field is empty or was reported. */
  number(id: HeaderId, unit: string): number | undefined {
    const text = this.text(id);
    return text === '' ? undefined : this.numberOf(id, text, unit);
  }

  neededNumber(id: HeaderId, unit: string): number {
    this.needed(id);
    return this.number(id, unit) ?? 0;
  }

  year(id: HeaderId): number | undefined {
    const text = this.text(id);
    return text === '' ? undefined : this.yearOf(id, text);
  }

  /** A number for all years, or numbers from given years on: `5` or `2025: 5; 2027: 6`. */
  values(id: HeaderId, unit: string): ParameterValue {
    const text = this.needed(id);
    if (!/[:：]/.test(text)) return this.number(id, unit) ?? 0;
    const pairs = text.split(/[;；\n]/).filter((part) => part.trim() !== '');
    return Object.fromEntries(
      pairs.map((pair) => {
        const [year = '', value = '', ...more] = pair.split(/[:：]/);
        if (more.length > 0) this.tell(id, 'figures.typedNotNumber', { text: pair.trim() });
        return [this.yearOf(id, year.trim()) ?? 0, this.numberOf(id, value.trim(), unit) ?? 0] as const;
      }),
    );
  }

  /** The code of a choice; undefined if the field is empty. */
  choice<T extends string>(id: HeaderId, codes: readonly T[]): T | undefined {
    const text = this.text(id);
    const code = codes.find((each) => each === text);
    if (code === undefined && text !== '')
      this.tell(id, 'model.choice', { found: text, choices: codes.join(' ') });
    return code;
  }

  /** Items between semicolons, commas or blanks. */
  list(id: HeaderId): readonly string[] {
    return this.text(id)
      .split(/[;；,，、\s]+/)
      .filter((item) => item !== '');
  }

  /** A figure's id or a citation; empty is an assumption. */
  source(): string {
    const text = this.text('source');
    return text === '' ? ASSUMED : text;
  }

  private numberOf(id: HeaderId, text: string, unit: string): number | undefined {
    const reading = readTypedNumber(text, { unit });
    if (reading.ok) return reading.value;
    this.tell(id, reading.problem.code, reading.problem.args);
    return undefined;
  }

  private yearOf(id: HeaderId, text: string): number | undefined {
    if (/^\d{4}$/.test(text)) return Number(text);
    this.tell(id, 'model.notAYear', { found: text });
    return undefined;
  }
}

/** The row in the place of the old one, or at the end. */
export function putRow<T extends { readonly key: string }>(
  rows: readonly T[],
  row: T,
  key: string | undefined,
): readonly T[] {
  return key === undefined ? [...rows, row] : rows.map((old) => (old.key === key ? row : old));
}

/** The fields that are given: an optional field of a row is absent rather than undefined. */
export function given<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function tableOf(kind: RowRef['kind']): Table {
  return kind === 'members' ? 'dimensions' : kind;
}
