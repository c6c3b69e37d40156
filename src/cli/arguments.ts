/**
 * Reads the words of a command: `build --out F.xlsx --lang=zh`.
 *
 * In: the words after the verb and the options that the verb has. Out: the options given, by name, or what
 * is wrong as a text of messages/wording/cli.ts with its arguments. A value is the next word or follows `=`.
 */
import { nearestName } from '../formula/values/nearest.js';
import type { CliText } from '../messages/wording/cli.js';

export interface Option {
  readonly name: string;
  readonly help: CliText;
  /** What stands for the value in the usage line; absent for an option without a value. */
  readonly value?: string;
  readonly isRequired?: boolean;
}

/** Values by option name; an option without a value has an empty text. */
export type Given = Readonly<Record<string, string>>;

interface Misuse {
  readonly text: CliText;
  readonly args: Readonly<Record<string, string>>;
}

export function readArguments(
  verb: string,
  words: readonly string[],
  options: readonly Option[],
): { readonly given: Given } | { readonly misuse: Misuse } {
  const given: Record<string, string> = {};
  const misuse = (text: CliText, args: Misuse['args']): { readonly misuse: Misuse } => ({
    misuse: { text, args },
  });
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const [, written, inline] = /^(--?[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (written === undefined) return misuse('stray', { verb, word });
    const option = options.find(
      ({ name }) => `--${name}` === written || (name === 'help' && written === '-h'),
    );
    if (option === undefined) {
      const nearest = nearestName(
        written,
        options.map(({ name }) => `--${name}`),
      );
      return nearest === undefined
        ? misuse('unknownOption', { verb, option: written })
        : misuse('nearOption', { verb, option: written, nearest });
    }
    if (option.name in given) return misuse('doubleOption', { option: written });
    if (option.value === undefined) {
      if (inline !== undefined) return misuse('needlessValue', { option: written });
      given[option.name] = '';
      continue;
    }
    const next = words[i + 1];
    if (inline === undefined) i += 1;
    const value = inline ?? (next?.startsWith('--') === true ? undefined : next);
    if (value === undefined || value === '')
      return misuse('noOptionValue', { option: written, value: option.value });
    given[option.name] = value;
  }
  const missing = options.find(({ name, isRequired }) => isRequired === true && !(name in given));
  if (missing !== undefined && !('help' in given))
    return misuse('missingOption', { verb, option: `--${missing.name}`, value: missing.value ?? '' });
  return { given };
}
