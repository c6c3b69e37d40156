/** What every verb of the command line is: its options, its line in the help, and what it does. */
import type { CliText } from '../messages/wording/cli.js';
import type { Given, Lists, Option, Words } from './arguments.js';
import type { Terminal } from './terminal.js';

export const DONE = 0;
/** The input has problems, or the answer is that it cannot be done: that answer is printed all the same. */
export const INPUT_HAS_PROBLEMS = 1;
export const WRONG_USAGE = 2;

export interface Verb {
  readonly name: string;
  readonly summary: CliText;
  /** Besides --pack, --json, --lang, --help and --version, which all verbs have. */
  readonly options: readonly Option[];
  /** Plain words that it takes; without it none. */
  readonly words?: Words;
  /** Gives the exit code. `lists` holds the plain words and those of options that take many. */
  run(given: Given, terminal: Terminal, lists: Lists): Promise<number>;
}
