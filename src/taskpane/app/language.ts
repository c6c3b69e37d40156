/** Which language the pane starts in, and the user's own choice, kept in the browser. */
import { LANGUAGES, type Language, languageOf } from '../../messages/language.js';

const KEY = 'tuiyan.language';

/** The language chosen earlier; undefined when there is none, or the browser keeps nothing. */
export function rememberedLanguage(): Language | undefined {
  try {
    const stored = window.localStorage.getItem(KEY);
    return LANGUAGES.find((language) => language === stored);
  } catch {
    // A browser that blocks storage throws on access: then nothing was remembered.
    return undefined;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // The switch works for this visit; only the memory of it is missing.
  }
}

/** Own choice first, then the tag of Excel or the browser. */
export function startLanguage(tag: string | undefined): Language {
  return rememberedLanguage() ?? languageOf(tag);
}
