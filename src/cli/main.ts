/**
 * The command line: `tuiyan <verb> [options]`.
 *
 * Finds the verb, reads its options, runs it and sets the exit code: 0 done, 1 the input has problems, 2
 * wrong usage. A mistake of the program ends with its stack, as it should.
 */
import { nearestName } from '../formula/values/nearest.js';
import { LANGUAGES, languageOf, type Language } from '../messages/language.js';
import { readArguments } from './arguments.js';
import { problemOf } from './packs.js';
import { OutputCutOff } from './standardOutput.js';
import { createTerminal, type Terminal } from './terminal.js';
import { COMMON, printHelp, printVerbHelp } from './usage.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE } from './verb.js';
import { VERBS } from './verbs.js';

/** A reader that has seen enough (`tuiyan project | head`) is no mistake. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? DONE : tellCutOff(error.code ?? error.message));
});
/** What cannot be told is no reason to break off the work. */
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2)).catch((thrown: unknown) => {
  if (thrown instanceof OutputCutOff) return tellCutOff(thrown.reason);
  throw thrown;
});

/** Standard output did not take everything: a full disk. */
function tellCutOff(reason: string): number {
  const terminal = createTerminal(systemLanguage());
  terminal.report([problemOf('cli.cutOff', '/dev/stdout', { reason })], '');
  return INPUT_HAS_PROBLEMS;
}

async function run([name, ...words]: readonly string[]): Promise<number> {
  const system = createTerminal(systemLanguage());
  if (name === undefined) return misuse(system, system.say('noVerb'), printHelp(VERBS, system));
  if (['--help', '-h', 'help'].includes(name)) {
    await system.write(printHelp(VERBS, system));
    return DONE;
  }
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (verb === undefined) {
    const nearest = nearestName(
      name,
      VERBS.map((candidate) => candidate.name),
    );
    const args = { verb: name, nearest: nearest ?? '' };
    const sentence = system.say(nearest === undefined ? 'unknownVerb' : 'nearVerb', args);
    return misuse(system, sentence, printHelp(VERBS, system));
  }
  const reading = readArguments(verb.name, words, [...verb.options, ...COMMON]);
  if ('misuse' in reading) {
    const { text, args } = reading.misuse;
    return misuse(system, system.say(text, args), printVerbHelp(verb, system));
  }
  const { given } = reading;
  const wanted = given['lang'];
  const language = wanted === undefined ? system.language : LANGUAGES.find((known) => known === wanted);
  if (language === undefined)
    return misuse(system, system.say('wrongLanguage', { value: wanted ?? '' }), printVerbHelp(verb, system));
  const terminal = createTerminal(language);
  if ('help' in given) {
    await terminal.write(printVerbHelp(verb, terminal));
    return DONE;
  }
  return verb.run(given, terminal);
}

function misuse(terminal: Terminal, sentence: string, usage: string): number {
  terminal.complain(`${sentence}\n\n${usage}`);
  return WRONG_USAGE;
}

/** As POSIX has it: LC_ALL, then LC_MESSAGES, then LANG, each such as `zh_CN.UTF-8`. */
function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const tag = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return languageOf(tag?.replace('_', '-'));
}
