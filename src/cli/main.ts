/**
 * The command line: `tuiyan <verb> [options]`, as a process.
 *
 * Runs the command of its words and sets the exit code: 0 done, 1 the input has problems, 2 wrong usage. A mistake of the
 * program ends with its stack, as it should.
 */
import { run, systemLanguage } from './command.js';
import { problemOf } from './packs.js';
import { OutputCutOff } from './standardOutput.js';
import { createTerminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS } from './verb.js';

/** A reader that stops early (`tuiyan project | head`) is not an error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? DONE : tellCutOff(error.code ?? error.message));
});
/** A message that cannot be written is no reason to stop the work. */
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2)).catch((thrown: unknown) => {
  if (thrown instanceof OutputCutOff) return tellCutOff(thrown.reason);
  throw thrown;
});

/** Reports that standard output is incomplete, for example because the disk is full. */
function tellCutOff(reason: string): number {
  const terminal = createTerminal(systemLanguage());
  terminal.report([problemOf('cli.cutOff', '/dev/stdout', { reason })], '');
  return INPUT_HAS_PROBLEMS;
}
