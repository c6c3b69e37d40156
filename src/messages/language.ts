/** The two languages of interface and workbook, and text given in both. */
export type Language = 'zh' | 'en';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** One text in both languages; a row cannot lack one of them. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `zh-CN`, `zh-Hans`, `zh` -> `zh`; everything else -> `en`. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b/i.test(tag) ? 'zh' : 'en';
}

/** Fills `{name}` places of a sentence; a place without an argument is a programmer mistake. */
export function fill(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = args[name];
    if (value === undefined) throw new Error(`message "${template}" needs the argument "${name}"`);
    return String(value);
  });
}

/** The digits of a whole number with thousands marks, which both languages write alike. */
export function grouped(digits: number | string): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ',');
}
