/** The pane's language, for every component: sentences of the catalogue, and texts given in both languages. */
import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { type Bilingual, type Language, fill } from '../../messages/language.js';
import { PANE, type PaneText } from '../../messages/wording/pane.js';

export interface Texts {
  readonly language: Language;
  /** A row of the catalogue with its places filled. */
  readonly t: (key: PaneText, args?: Readonly<Record<string, string | number>>) => string;
  /** The text in the pane's language. */
  readonly pick: (text: Bilingual) => string;
  /** A list in a sentence: 甲、乙 / A, B. */
  readonly list: (items: readonly (string | number)[]) => string;
}

export function textsOf(language: Language): Texts {
  return {
    language,
    t: (key, args = {}) => fill(PANE[key][language], args),
    pick: (text) => text[language],
    list: (items) => items.join(language === 'zh' ? '、' : ', '),
  };
}

const TextContext = createContext<Texts>(textsOf('zh'));

export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  const texts = useMemo(() => textsOf(language), [language]);
  return <TextContext.Provider value={texts}>{children}</TextContext.Provider>;
}

export function useText(): Texts {
  return useContext(TextContext);
}
