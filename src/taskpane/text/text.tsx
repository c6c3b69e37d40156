/**
 * Texts in the pane's language for every component: sentences of a catalogue, and bilingual texts.
 *
 * One hook serves all catalogues: `useText()` gives the pane's sentences, `useText(WHATIF)` those of the analyses too. A feature
 * has its own catalogue, so that its sentences are loaded together with its panels.
 */
import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { type Bilingual, type Language, fill } from '../../messages/language.js';
import { PANE, type PaneText } from '../../messages/wording/pane.js';

/** Sentences by key, in both languages. */
type Catalogue<K extends string> = Readonly<Record<K, Bilingual>>;

/** A row of the catalogue with its places filled. */
export type Say<K extends string> = (key: K, args?: Readonly<Record<string, string | number>>) => string;

/** `K`: keys of the given catalogue, in addition to those of the pane. */
export interface Texts<K extends string = never> {
  readonly language: Language;
  readonly t: Say<PaneText | K>;
  /** The text in the pane's language. */
  readonly pick: (text: Bilingual) => string;
  /** A list in a sentence: 甲、乙 / A, B. */
  readonly list: (items: readonly (string | number)[]) => string;
}

/** Texts in a language. `catalogue`: rows in addition to those of the pane; its keys differ from the pane's. */
export function textsOf<K extends string = never>(
  language: Language,
  catalogue: Catalogue<K> = {} as Catalogue<K>,
): Texts<K> {
  const rows = { ...PANE, ...catalogue } as Catalogue<PaneText | K>;
  return {
    language,
    t: (key, args = {}) => fill(rows[key][language], args),
    pick: (text) => text[language],
    list: (items) => items.join(language === 'zh' ? '、' : ', '),
  };
}

const LanguageContext = createContext<Language>('zh');

/** Sets the language of the components inside. */
export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The texts of the pane and, if given, of a feature's `catalogue`. */
export function useText<K extends string = never>(catalogue?: Catalogue<K>): Texts<K> {
  const language = useContext(LanguageContext);
  return useMemo(() => textsOf(language, catalogue), [language, catalogue]);
}
