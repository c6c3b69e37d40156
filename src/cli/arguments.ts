/**
 * Reads the words of a command: `build --out F.xlsx --lang=zh`, `read F.xlsx --out DIR`.
 *
 * In: the words after the verb, the options that the verb has and the plain words that it takes. Out: the options given, by
 * name, and the lists of words, or what is wrong as a text of messages/wording/cli.ts with its arguments. A value is the next
 * word or follows `=`; an option with `many` takes all words up to the next option. After `--` every word is a plain one.
 */
import { nearestName } from '../formula/values/nearest.js';
import type { CliText } from '../messages/wording/cli.js';

export interface Option {
  readonly name: string;
  readonly help: CliText;
  /** Placeholder of the value in the usage line; absent for an option without a value. */
  readonly value?: string;
  readonly isRequired?: boolean;
  /** May be given without its value; it then has an empty text. */
  readonly isValueOptional?: boolean;
  /** Takes all words up to the next option; they are found in `Lists` under the option's name. */
  readonly many?: boolean;
}

/** The plain words of a verb: files, a folder, or one of a few names. */
export interface Words {
  /** Their placeholder in the usage line: `F.xlsx`, `FILE…`. */
  readonly value: string;
  readonly least: number;
  readonly most: number;
  /** The allowed words, if they are restricted. */
  readonly choices?: readonly string[];
}

/** Words by the name of an option with `many`; the plain words of the verb are under `words`. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** Values by option name; an option without a value has an empty text. */
export type Given = Readonly<Record<string, string>>;

export interface Misuse {
  readonly text: CliText;
  readonly args: Readonly<Record<string, string>>;
}

const NO_WORDS: Words = { value: '', least: 0, most: 0 };

export function readArguments(
  verb: string,
  words: readonly string[],
  options: readonly Option[],
  plain: Words = NO_WORDS,
): { readonly given: Given; readonly lists: Lists } | { readonly misuse: Misuse } {
  const given: Record<string, string> = {};
  const plainWords: string[] = [];
  const lists: Record<string, readonly string[]> = { words: plainWords };
  const misuse = (text: CliText, args: Misuse['args']): { readonly misuse: Misuse } => ({
    misuse: { text, args },
  });
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const [, written, inline] = /^(--?[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (written === undefined || word === '--') {
      const taken = word === '--' ? words.slice(i + 1) : [word];
      plainWords.push(...taken);
      const tooMany = plainWords[plain.most];
      if (tooMany !== undefined)
        return plain.most === 0
          ? misuse('stray', { verb, word: tooMany })
          : misuse('strayWord', { verb, word: tooMany, value: plain.value });
      i += taken.length - 1;
      if (word === '--') break;
      continue;
    }
    const option = options.find(({ name }) => `--${name}` === written || SHORT[written] === name);
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
    if (option.many === true) {
      const rest = words.slice(i + 1);
      const end = rest.findIndex((each) => each.startsWith('--'));
      const following = end < 0 ? rest : rest.slice(0, end);
      const list = [...(inline === undefined ? [] : [inline]), ...following].filter((each) => each !== '');
      const [first] = list;
      if (first === undefined) return misuse('noOptionValue', { option: written, value: option.value });
      lists[option.name] = list;
      given[option.name] = first;
      i += following.length;
      continue;
    }
    const next = words[i + 1];
    const value = inline ?? (next?.startsWith('--') === true ? undefined : next);
    if (option.isValueOptional === true && value === undefined) {
      given[option.name] = '';
      continue;
    }
    if (inline === undefined) i += 1;
    if (value === undefined || value === '')
      return misuse('noOptionValue', { option: written, value: option.value });
    given[option.name] = value;
  }
  const missing = options.find(({ name, isRequired }) => isRequired === true && !(name in given));
  if ('help' in given || 'version' in given) return { given, lists };
  const { choices } = plain;
  if (plainWords.length < plain.least) return misuse('missingWord', { verb, value: plain.value });
  const unknown = choices === undefined ? undefined : plainWords.find((word) => !choices.includes(word));
  if (unknown !== undefined && choices !== undefined) {
    const nearest = nearestName(unknown, choices);
    const args = { verb, word: unknown, value: choices.join(' ') };
    return nearest === undefined ? misuse('unknownWord', args) : misuse('nearWord', { ...args, nearest });
  }
  if (missing !== undefined)
    return misuse('missingOption', { verb, option: `--${missing.name}`, value: missing.value ?? '' });
  return { given, lists };
}

/** The short names of options. */
const SHORT: Readonly<Record<string, string>> = { '-h': 'help', '-V': 'version' };
