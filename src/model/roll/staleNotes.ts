/**
 * Numbers in the notes of scenarios that were results before a roll and are none now. A note is text of its author, which nothing
 * calculates anew; beside the live results of the first page an old number would contradict them.
 */
import { reportedValue } from '../../figures/units.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';

/** With fewer significant digits a number of the text equals some result by chance. */
const LEAST_DIGITS = 3;

/** A warning for each scenario with such numbers, which are named as they are written. */
export function staleNotes(before: PreparedModel, after: PreparedModel): readonly Problem[] {
  const kept = new Map(after.model.scenarios.map(({ key, note }) => [key, note]));
  return before.model.scenarios.flatMap(({ key, name, note }) => {
    const now = kept.get(key);
    if (now === undefined || now.zh !== note.zh || now.en !== note.en) return [];
    const numbers = [...new Set([note.zh, note.en].flatMap(numeralsOf))];
    if (numbers.length === 0) return [];
    const [was, is] = [resultsOf(before, key), resultsOf(after, key)];
    const stale = numbers.filter((number) => {
      const of = [...was].filter(([, value]) => isWritten(number, value)).map(([cell]) => cell);
      return of.length > 0 && !of.some((cell) => isWritten(number, is.get(cell)));
    });
    const place = { table: 'scenarios', key, field: 'note' } as const;
    const args = { zh: name.zh, en: name.en, numbers: stale.join(' ') };
    return stale.length === 0 ? [] : [makeProblem('roll.staleNote', place, args, 'warning')];
  });
}

function numeralsOf(text: string): readonly string[] {
  const found = text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  const digits = (number: string): number => number.replace(/[,.]/g, '').replace(/^0+/, '').length;
  // A whole number without a comma may be a year.
  return found.filter((number) => digits(number) >= LEAST_DIGITS && !/^(?:19|20)\d\d$/.test(number));
}

function isWritten(number: string, value: number | undefined): boolean {
  const decimals = /\.(\d+)$/.exec(number)?.[1]?.length ?? 0;
  return value !== undefined && value.toFixed(decimals) === number.replaceAll(',', '');
}

/** The scenario's values in their units, by series and year. */
function resultsOf(prepared: PreparedModel, scenario: string): ReadonlyMap<string, number> {
  const { years, indicators } = projectModel(prepared, scenario);
  const units = new Map(prepared.series.map(({ indicator, unit }) => [indicator.key, unit]));
  const results = new Map<string, number>();
  for (const { key, values } of indicators) {
    const unit = units.get(key);
    values.forEach((value, i) => {
      if (typeof value === 'number' && unit !== undefined)
        results.set(`${key} ${years[i] ?? ''}`, reportedValue(value, unit));
    });
  }
  return results;
}
