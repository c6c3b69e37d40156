/**
 * What a verb can say: results on standard output, problems on standard error, in one language.
 *
 * Problems take one line each, `file:line:column severity message`, with the path as seen from where the
 * command was started, so that editors and scripts can follow it.
 */
import { isAbsolute, join, relative } from 'node:path';
import { fill, type Language } from '../messages/language.js';
import { CLI, type CliText } from '../messages/wording/cli.js';
import { describe } from '../messages/messages.js';
import type { Problem } from '../messages/problem.js';
import { columnIndex } from '../workbook/plan/address.js';
import { writeStandard } from './standardOutput.js';

export interface Terminal {
  readonly language: Language;
  /** The catalogue's text in this language. */
  readonly say: (text: CliText, args?: Readonly<Record<string, string | number>>) => string;
  /** Resolves when the line has been taken: a slow reader slows the writer. */
  readonly write: (line: string) => Promise<void>;
  readonly complain: (line: string) => void;
  /** `folder` holds the files that the problems name. Gives the number of errors. */
  readonly report: (problems: readonly Problem[], folder: string) => number;
}

/** Problems told one by one; of more than these only the number is told. */
const MOST_TOLD = 100;

export function createTerminal(language: Language): Terminal {
  const complain = (line: string): void => {
    process.stderr.write(`${withoutControls(line)}\n`);
  };
  return {
    language,
    say: (text, args = {}) => fill(CLI[text][language], args),
    write: (line) => writeStandard(1, `${withoutControls(line)}\n`),
    complain,
    report: (problems, folder) => {
      const errors = problems.filter(({ severity }) => severity === 'error');
      const more = problems.length - MOST_TOLD;
      // Where not all are told, errors come before warnings.
      const warnings = problems.filter(({ severity }) => severity !== 'error');
      const told = more > 0 ? [...errors, ...warnings] : problems;
      for (const problem of told.slice(0, MOST_TOLD)) complain(printProblem(problem, folder, language));
      if (more > 0) complain(fill(CLI.moreProblems[language], { more }));
      return errors.length;
    },
  };
}

/**
 * A line without what a terminal obeys: a text of a pack cannot move the cursor or colour the screen. Line breaks and
 * tabs are kept. JSON stays as it is, for it writes control characters below 32 as `\\u001b`, and for the others
 * this does the same.
 */
export function withoutControls(line: string): string {
  return line.replace(
    /[^\P{Cc}\t\n]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function printProblem(problem: Problem, folder: string, language: Language): string {
  const { file, cell } = problem.place;
  const { line = 1, column = 1 } = cell === undefined ? problem.place : lineOfCell(cell);
  const path = file === undefined ? folder : isAbsolute(file) ? file : join(folder, file);
  const where = cell === undefined ? '' : `${cell}: `;
  return `${shortPath(path)}:${line}:${column} ${problem.severity} ${where}${describe(problem, language)}`;
}

/** Row and column of `Sheet!F12`, from 1. */
function lineOfCell(cell: string): { readonly line?: number; readonly column?: number } {
  const [, letters, row] = /([A-Z]{1,3})(\d+)$/.exec(cell) ?? [];
  return letters === undefined ? {} : { line: Number(row), column: columnIndex(letters) + 1 };
}

/** From the working folder when it lies below it, else as it is. */
function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
