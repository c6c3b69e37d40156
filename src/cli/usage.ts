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
];

export function printHelp(verbs: readonly Verb[], { say }: Terminal): string {
  const rows = verbs.map((verb) => [`  ${verb.name} ${usageOf(verb.options)}`.trimEnd(), say(verb.summary)]);
  return [
    say('usage'),
    `${say('verbs')}\n${printTable(rows, () => false)}`,
    `${say('options')}\n${printOptions(COMMON, say)}`,
    `${say('more')}\n${say('exitCodes')}`,
  ].join('\n\n');
}

export function printVerbHelp(verb: Verb, { say }: Terminal): string {
  const options = [...verb.options, ...COMMON];
  return [
    `${say('usageOf', { verb: verb.name, options: usageOf(options) })}\n${say(verb.summary)}`,
    `${say('options')}\n${printOptions(options, say)}`,
  ].join('\n\n');
}

function usageOf(options: readonly Option[]): string {
  return options
    .map(({ name, value, isRequired }) => {
      const words = value === undefined ? `--${name}` : `--${name} ${value}`;
      return isRequired === true ? words : `[${words}]`;
    })
    .join(' ');
}

function printOptions(options: readonly Option[], say: Terminal['say']): string {
  const rows = options.map(({ name, value, help }) => [`  --${name} ${value ?? ''}`.trimEnd(), say(help)]);
  return printTable(rows, () => false);
}
