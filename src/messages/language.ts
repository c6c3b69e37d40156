/** The two languages of interface and workbook, and text given in both. */
export type Language = 'zh' | 'en';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** One text in both languages; a row cannot lack one of them. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A text in both languages; one that both write alike (the name of a function) is given once. */
export function both(zh: string, en: string = zh): Bilingual {
  return { zh, en };
}

/** `zh-CN`, `zh-Hans`, `zh` -> `zh`; everything else -> `en`. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b/i.test(tag) ? 'zh' : 'en';
}

/** A place of a sentence: a value and, for a number followed by a word, the two forms of that word. */
interface SentencePlace {
  readonly name: string;
  readonly forms?: { readonly one: string; readonly other: string };
}

/** `{name}`, or `{count|figure|figures}`. */
const PLACE = /\{(\w+)(?:\|([^{}|]+)\|([^{}|]+))?\}/g;

const ENGLISH = new Intl.PluralRules('en');

/** The words and places of a sentence in their order. `{count|figure|figures}` is a number and its word: "1 figure", "2 figures". */
export function splitSentence(template: string): readonly (string | SentencePlace)[] {
  const parts: (string | SentencePlace)[] = [];
  let end = 0;
  for (const { 0: text, 1: name = '', 2: one, 3: other, index } of template.matchAll(PLACE)) {
    if (index > end) parts.push(template.slice(end, index));
    parts.push(one === undefined || other === undefined ? { name } : { name, forms: { one, other } });
    end = index + text.length;
  }
  return end < template.length ? [...parts, template.slice(end)] : parts;
}

/** Fills the places of a sentence; a place without an argument is a programmer mistake. */
export function fill(template: string, args: Readonly<Record<string, string | number>>): string {
  return splitSentence(template)
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = args[part.name];
      if (value === undefined) throw new Error(`message "${template}" needs the argument "${part.name}"`);
      return part.forms === undefined ? String(value) : `${value} ${formFor(value, part.forms)}`;
    })
    .join('');
}

/** The form of a word for a number. The number may be a text with thousands separators: 1,234. */
export function formFor(count: string | number, { one, other }: NonNullable<SentencePlace['forms']>): string {
  return ENGLISH.select(Number(String(count).replaceAll(',', ''))) === 'one' ? one : other;
}

/** The digits of a whole number with thousands separators, which are the same in both languages. */
export function grouped(digits: number | string): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ',');
}
