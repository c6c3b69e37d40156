/** Converts problems to sentences. Only this module maps codes of problems to texts. */
import { fill, type Language } from './language.js';
import type { Place, Problem } from './problem.js';
import { PROBLEMS } from './problems/problems.js';
import { systemErrorWords } from './problems/systemErrors.js';

/** The sentence of a problem, without its place. Of a very long text its beginning is enough to find it. */
export function describe(problem: Problem, language: Language): string {
  const told = Object.entries(problem.args).map(([name, value]) => [name, shortened(value)] as const);
  const { reason, ...args }: Problem['args'] = Object.fromEntries(told);
  // A code of the system, such as ENOENT, is no word for people.
  const words = typeof reason === 'string' ? systemErrorWords(reason)[language] : reason;
  return fill(PROBLEMS[problem.code][language], words === undefined ? args : { ...args, reason: words });
}

/** Characters of a text that are told: lists of names are shorter, and a cell that was meant to hold a number may hold a megabyte. */
const MOST_TOLD = 2000;
const BEGINNING = 200;

function shortened(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= MOST_TOLD) return value;
  return `${value.slice(0, BEGINNING).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The place as people write it: `figures.csv:12:5`, `模型!F12`, or the key; empty when unknown. */
export function describePlace(place: Place): string {
  if (place.cell !== undefined) return place.cell;
  if (place.file === undefined) return place.key ?? '';
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
