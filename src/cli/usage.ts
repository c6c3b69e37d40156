/** The help: of the command as a whole, and of one verb. */
import type { Option } from './arguments.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import type { Verb } from './verb.js';

/** Options that every verb has. */
export const COMMON: readonly Option[] = [
  { name: 'pack', help: 'packOption', value: 'DIR' },
  { name: 'json', help: 'jsonOption' },
  { name: 'lang', help: 'langOption', value: 'zh|en' },
  { name: 'help', help: 'helpOption' },
  { name: 'version', help: 'versionOption' },
];

export function printHelp(verbs: readonly Verb[], { say }: Terminal): string {
  const rows = verbs.map((verb) => [`  ${usageOf(verb, verb.options)}`, say(verb.summary)]);
  return [
    say('usage'),
    `${say('verbs')}\n${printTable(rows, () => false)}`,
    `${say('options')}\n${printOptions(COMMON, say)}`,
    `${say('more')}\n${say('exitCodes')}`,
  ].join('\n\n');
}

/** The help of one verb with all its options. */
export function printVerbHelp(verb: Verb, { say }: Terminal): string {
  const options = [...verb.options, ...COMMON];
  return [
    `${say('usageOf', { usage: usageOf(verb, options) })}\n${say(verb.summary)}`,
    `${say('options')}\n${printOptions(options, say)}`,
  ].join('\n\n');
}

/** The output after a mistyped command, in three lines: the mistake, the usage of the verb, and where to read more. */
export function printMisuse(
  sentence: string,
  verb: Verb | undefined,
  verbs: readonly Verb[],
  { say }: Terminal,
): string {
  const names = verbs.map(({ name }) => name).join(' ');
  return verb === undefined
    ? [sentence, `${say('usage')} (${names})`, say('moreHelp')].join('\n')
    : [
        sentence,
        say('usageOf', { usage: usageOf(verb, verb.options) }),
        say('moreOnVerb', { verb: verb.name }),
      ].join('\n');
}

function usageOf({ name: verb, words }: Verb, options: readonly Option[]): string {
  const plain = words === undefined ? [] : [words.least === 0 ? `[${words.value}]` : words.value];
  const rest = options.map(({ name, value, isRequired }) => {
    const written = value === undefined ? `--${name}` : `--${name} ${value}`;
    return isRequired === true ? written : `[${written}]`;
  });
  return [verb, ...plain, ...rest].join(' ');
}

function printOptions(options: readonly Option[], say: Terminal['say']): string {
  const rows = options.map(({ name, value, help }) => [`  --${name} ${value ?? ''}`.trimEnd(), say(help)]);
  return printTable(rows, () => false);
}
