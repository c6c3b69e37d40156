/**
 * What the verbs that write a file do alike: say why nothing can be written there, write it, and say what was written.
 */
import { findOutput, wayOfResult, writeOutput, type Output } from './outputFile.js';
import type { Terminal } from './terminal.js';
import { INPUT_HAS_PROBLEMS, WRONG_USAGE } from './verb.js';

/** Where the file goes; or the exit code, when it was told why nothing can go there. */
export function chooseOutput(
  given: string,
  extension: '.xlsx' | '.html' | '',
  terminal: Terminal,
): Output | number {
  const found = findOutput(given, extension);
  if (!('obstacle' in found)) return found.output;
  terminal.report([found.obstacle], '');
  return found.obstacle.code === 'cli.otherExtension' ? WRONG_USAGE : INPUT_HAS_PROBLEMS;
}

/** Writes the file. False when it was told why it could not be written. */
export async function saveOutput(output: Output, bytes: Uint8Array, terminal: Terminal): Promise<boolean> {
  const failure = await writeOutput(output, bytes);
  if (failure !== undefined) terminal.report([failure], '');
  return failure === undefined;
}

/** Prints the result where it does not mix with the file. `output` is undefined if no file was asked for. */
export async function tellResult(
  output: Output | undefined,
  text: string,
  terminal: Terminal,
): Promise<void> {
  const way = output === undefined ? 'output' : wayOfResult(output);
  if (way === 'output') await terminal.write(text);
  else if (way === 'error') terminal.complain(text);
}
