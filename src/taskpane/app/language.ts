/** The language in which the pane starts, and the user's choice, which the browser stores. */
import { LANGUAGES, type Language, languageOf } from '../../messages/language.js';

const KEY = 'tuiyan.language';

/** The language chosen earlier; undefined if there is none, or the browser stores nothing. */
export function rememberedLanguage(): Language | undefined {
  try {
    const stored = window.localStorage.getItem(KEY);
    return LANGUAGES.find((language) => language === stored);
  } catch {
    // A browser that blocks storage throws on access: then no choice is known.
    return undefined;
  }
}

/** Stores the user's choice in the browser. */
export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // The switch still works for this visit; the choice is just not stored.
  }
}

/** Removes the choice from the browser. */
export function forgetLanguage(): void {
  try {
    window.localStorage.removeItem(KEY);
  } catch {
    // Nothing was remembered.
  }
}

/** The user's choice, else the language of Excel or the browser. */
export function startLanguage(tag: string | undefined): Language {
  return rememberedLanguage() ?? languageOf(tag);
}
