/**
 * Reads a user's tables as series of years.
 *
 * In: rectangles of cells. Out: series with the cell of every value, and warnings about ignored parts; or the reasons why they
 * contain no model. Years may run across or down; a sheet may hold several blocks, one below the other or side by side.
 */
import type { Outcome, Problem } from '../../messages/problem.js';
import { readBlocks } from './readBlocks.js';
import type { Grid } from './grid.js';
import { withDecimalPoints } from './decimalCommas.js';
import { isWithinYear } from './readCell.js';
import type { TableSeries } from './series.js';
import { tellSlips } from './slips.js';

/** A sheet with more cells is a database, and a model of so many series is useless. */
const MOST_CELLS = 200_000;

/** Warnings that say why a sheet has no numbers in the end. */
const EXPLAINING: readonly Problem['code'][] = ['start.formulaEmpty', 'start.rowLonger'];

export function readTables(grids: readonly Grid[]): Outcome<readonly TableSeries[]> {
  const series: TableSeries[] = [];
  const problems: Problem[] = [];
  const reasons: Problem[] = [];
  for (const grid of grids) {
    const cells = grid.rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > MOST_CELLS || grid.rows.length > MOST_CELLS) {
      const count = Math.max(cells, grid.rows.length);
      const args = { sheet: grid.name, count, most: MOST_CELLS };
      return { ok: false, problems: [warn('start.cells', grid.name, args, 'error')] };
    }
    const { grid: plain, problems: commas } = withDecimalPoints(grid);
    const across = readBlocks(plain, false);
    const down = readBlocks(plain, true);
    const found = countValues(down.series) > countValues(across.series) ? down : across;
    series.push(...found.series);
    if (found.series.length > 0) problems.push(...commas, ...found.problems);
    else
      reasons.push(
        ...found.problems.filter(({ code }) => EXPLAINING.includes(code)),
        reasonFor(grid, across.hasYears || down.hasYears, across.namelessRows + down.namelessRows),
      );
  }
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  if (series.length > 0) {
    const value = withUniqueNames(series, problems);
    return { ok: true, value, problems: [...problems, ...tellSlips(value)] };
  }
  return { ok: false, problems: reasons.length > 0 ? reasons : [warn('start.empty', '', {}, 'error')] };
}

function countValues(series: readonly TableSeries[]): number {
  return series.reduce((sum, { points }) => sum + points.length, 0);
}

function reasonFor(grid: Grid, hasYears: boolean, namelessRows: number): Problem {
  const cells = grid.rows.flat();
  const args = { sheet: grid.name };
  if (cells.every((cell) => cell === undefined)) return warn('start.empty', grid.name, args, 'error');
  if (!hasYears)
    return warn(cells.some(isWithinYear) ? 'start.withinYear' : 'start.noYears', grid.name, args, 'error');
  return warn(namelessRows > 0 ? 'start.noNames' : 'start.noNumbers', grid.name, args, 'error');
}

/** Equal names in two sections get the section's name; names that are still equal get a number, which is reported. */
function withUniqueNames(series: readonly TableSeries[], problems: Problem[]): readonly TableSeries[] {
  const counts = countNames(series);
  const sectioned = series.map((row) =>
    (counts.get(fold(row.name)) ?? 0) > 1 && row.section !== '' && fold(row.section) !== fold(row.name)
      ? {
          ...row,
          name: `${row.section}·${row.name}`,
          english: row.english === '' ? '' : `${row.section}·${row.english}`,
        }
      : row,
  );
  const taken = new Set<string>();
  return sectioned.map((row) => {
    if (!taken.has(fold(row.name))) {
      taken.add(fold(row.name));
      return row;
    }
    let n = 2;
    while (taken.has(fold(`${row.name} ${n}`))) n += 1;
    const name = `${row.name} ${n}`;
    taken.add(fold(name));
    problems.push(warn('start.sameName', row.sheet, { cell: row.cell, name: row.name, other: name }));
    return { ...row, name };
  });
}

function countNames(series: readonly TableSeries[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of series) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  return counts;
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

function warn(
  code: Problem['code'],
  file: string,
  args: Problem['args'],
  severity: Problem['severity'] = 'warning',
): Problem {
  return { code, severity, place: { file }, args };
}
