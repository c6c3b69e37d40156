/**
 * The output of a verb: results on standard output, problems on standard error, in one language.
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

/** Largest number of problems printed one by one; for the others only their number is printed. */
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
      // If not all are printed, errors come before warnings.
      const warnings = problems.filter(({ severity }) => severity !== 'error');
      const told = more > 0 ? [...errors, ...warnings] : problems;
      for (const problem of told.slice(0, MOST_TOLD)) complain(printProblem(problem, folder, language));
      if (more > 0) complain(fill(CLI.moreProblems[language], { more }));
      return errors.length;
    },
  };
}

/**
 * A line without what a terminal obeys: a text of a pack cannot move the cursor, colour the screen, or reverse the order in which
 * the line is displayed, so that it reads as another one; characters without width are escaped too. Line breaks, tabs and the
 * joiners that scripts and emoji need are kept. JSON is not changed in meaning: it already escapes control characters below 32 as
 * `\\u001b`, and the others are escaped in the same way here.
 */
export function withoutControls(line: string): string {
  return line.replace(
    /[^\P{Cc}\t\n]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu,
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

/** The path relative to the working folder if it is inside it, else unchanged. */
function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
