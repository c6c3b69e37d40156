/** What every verb of the command line is: its options, its line in the help, and what it does. */
import type { CliText } from '../messages/wording/cli.js';
import type { Given, Option } from './arguments.js';
import type { Terminal } from './terminal.js';

export const DONE = 0;
/** The input has problems, or the answer is that it cannot be done: that answer is printed all the same. */
export const INPUT_HAS_PROBLEMS = 1;
export const WRONG_USAGE = 2;

export interface Verb {
  readonly name: string;
  readonly summary: CliText;
  /** Besides --pack, --json, --lang and --help, which all verbs have. */
  readonly options: readonly Option[];
  /** Gives the exit code. */
  run(given: Given, terminal: Terminal): Promise<number>;
}
