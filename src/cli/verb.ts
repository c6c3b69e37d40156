/** The parts of a verb of the command line: its options, its line in the help, and its function. */
import type { CliText } from '../messages/wording/cli.js';
import type { Given, Lists, Option, Words } from './arguments.js';
import type { Terminal } from './terminal.js';

export const DONE = 0;
/** The input has problems, or there is no solution; such an answer is printed too. */
export const INPUT_HAS_PROBLEMS = 1;
export const WRONG_USAGE = 2;

export interface Verb {
  readonly name: string;
  readonly summary: CliText;
  /** Besides --pack, --json, --lang, --help and --version, which all verbs have. */
  readonly options: readonly Option[];
  /** Plain words that it accepts; by default none. */
  readonly words?: Words;
  /** Runs the verb and returns the exit code. `lists` has the plain words and those of options that take many. */
  run(given: Given, terminal: Terminal, lists: Lists): Promise<number>;
}
