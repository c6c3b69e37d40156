/**
 * Finds the verb among the words of a command, reads its options and runs it: `tuiyan <verb> [options]` without the process.
 *
 * In: the words. Out: the exit code: 0 done, 1 the input has problems, 2 wrong usage. Rejects with `OutputCutOff` where
 * standard output did not take everything, and with whatever a mistake of the program throws.
 */
import { nearestName } from '../formula/values/nearest.js';
import { LANGUAGES, languageOf, type Language } from '../messages/language.js';
import { readArguments, type Misuse } from './arguments.js';
import { createTerminal, type Terminal } from './terminal.js';
import { COMMON, printHelp, printMisuse, printVerbHelp } from './usage.js';
import { DONE, WRONG_USAGE, type Verb } from './verb.js';
import { VERBS } from './verbs.js';
import { VERSION } from './version.js';

/** Returns the exit code; by then all output has been written, or is waiting to be read. */
export async function run(all: readonly string[]): Promise<number> {
  const terminal = createTerminal(languageAsked(all) ?? systemLanguage());
  const { before, name, words } = splitAtVerb(all);
  const misuse = (sentence: string, verb?: Verb): number => {
    terminal.complain(printMisuse(sentence, verb, VERBS, terminal));
    return WRONG_USAGE;
  };
  const wrong = wrongLanguage(all);
  if (name === 'help' || (name === undefined && before.some((word) => ['--help', '-h'].includes(word)))) {
    await terminal.write(printHelp(VERBS, terminal));
    return DONE;
  }
  if (name === undefined && before.some((word) => ['--version', '-V'].includes(word)))
    return tellVersion(terminal);
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (wrong !== undefined) return misuse(terminal.say('wrongLanguage', { value: wrong }), verb);
  if (name === undefined) {
    const [written] = before.filter((word) => word.startsWith('-') && !word.startsWith('--lang'));
    const { text, args } = optionFirst(written);
    return misuse(terminal.say(text, args));
  }
  if (verb === undefined) {
    const nearest = nearestName(
      name,
      VERBS.map((candidate) => candidate.name),
    );
    const args = { verb: name, nearest: nearest ?? '' };
    return misuse(
      terminal.say(nearest === undefined ? 'unknownVerb' : 'nearVerb', args),
      VERBS.find((candidate) => candidate.name === nearest),
    );
  }
  const reading = readArguments(verb.name, [...before, ...words], [...verb.options, ...COMMON], verb.words);
  if ('misuse' in reading) return misuse(terminal.say(reading.misuse.text, reading.misuse.args), verb);
  const { given, lists } = reading;
  if ('help' in given) {
    await terminal.write(printVerbHelp(verb, terminal));
    return DONE;
  }
  return 'version' in given ? tellVersion(terminal) : verb.run(given, terminal, lists);
}

async function tellVersion(terminal: Terminal): Promise<number> {
  await terminal.write(VERSION);
  return DONE;
}

/** `tuiyan --lang zh build`: options that all verbs have may come before the verb. */
function splitAtVerb(all: readonly string[]): {
  readonly before: readonly string[];
  readonly name: string | undefined;
  readonly words: readonly string[];
} {
  let at = 0;
  while (all[at]?.startsWith('-') === true) {
    const takesNext = COMMON.some(({ name, value }) => value !== undefined && all[at] === `--${name}`);
    at += takesNext ? 2 : 1;
  }
  return { before: all.slice(0, at), name: all[at], words: all.slice(at + 1) };
}

/** The misuse of words without a known verb. */
function optionFirst(written: string | undefined): Misuse {
  const known = COMMON.map(({ name }) => `--${name}`);
  const [option = ''] = (written ?? '').split('=');
  if (option === '' || known.includes(option)) return { text: 'noVerb', args: {} };
  const nearest = nearestName(option, known);
  return nearest === undefined
    ? { text: 'unknownOption', args: { verb: 'tuiyan', option } }
    : { text: 'nearOption', args: { verb: 'tuiyan', option, nearest } };
}

/** The value of --lang at any position, so that errors are reported in that language too. */
function languageWritten(words: readonly string[]): string | undefined {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  const at = options.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return options[at] === '--lang' ? options[at + 1] : options[at]?.slice('--lang='.length);
}

function languageAsked(words: readonly string[]): Language | undefined {
  const written = languageWritten(words);
  return LANGUAGES.find((known) => known === written);
}

/** An unknown language; a missing one is reported like any missing value. */
function wrongLanguage(words: readonly string[]): string | undefined {
  const written = languageWritten(words);
  return written === undefined ||
    written === '' ||
    written.startsWith('-') ||
    languageAsked(words) !== undefined
    ? undefined
    : written;
}

/** The language where the words name none. As in POSIX: LC_ALL, then LC_MESSAGES, then LANG, each such as `zh_CN.UTF-8`. */
export function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const tag = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return languageOf(tag?.replace('_', '-'));
}
