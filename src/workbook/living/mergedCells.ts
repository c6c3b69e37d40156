/**
 * Merged cells of a sheet that exists: which have to be unmerged so that the plan can be written, and which of them are the
 * user's.
 *
 * In: the merged ranges found, those of the last and the new plan, and the cells that are written or cleared. Out: the ranges
 * that the host has to unmerge, and a problem for each of the user's among them. Other ranges of the user are kept.
 */
import type { Problem } from '../../messages/problem.js';
import { areaAddress } from '../plan/address.js';
import { areasMeet } from '../plan/rectangles.js';
import type { Area, SheetPlan, SheetSnapshot, SheetUpdate } from '../plan/plan.js';
import type { LineMap } from './lineMap.js';

interface JudgedMerges {
  readonly update: Pick<SheetUpdate, 'merges' | 'foundMerges'>;
  readonly problems: readonly Problem[];
}

interface Sheets {
  readonly found: SheetSnapshot;
  /** The sheets of the last and the new plan, at their places. */
  readonly was: SheetPlan;
  readonly placed: SheetPlan;
  readonly rows: LineMap;
  readonly columns: LineMap;
}

/** `touched`: cells to be written or cleared, at their places. */
export function judgeMerges(
  { found, was, placed, rows, columns }: Sheets,
  touched: readonly Area[],
): JudgedMerges {
  const before = was.merges.filter(isOnSheet);
  const isAsPlanned = sameAreas(was.merges, placed.merges);
  if (found.merges === undefined)
    return { update: isAsPlanned ? {} : { merges: [...before, ...placed.merges] }, problems: [] };
  const moved = found.merges.map((area) => ({ area, place: moveArea(area, rows, columns) }));
  const planned = [...before, ...placed.merges];
  const inTheWay = moved.filter(
    ({ place }) =>
      !placed.merges.some((merge) => isSame(merge, place)) &&
      [...planned, ...touched].some((area) => areasMeet(area, place)),
  );
  // A merged range of ours is still ours after a line in it was inserted or removed.
  const users = inTheWay.filter(({ place }) => !planned.some((merge) => areasMeet(merge, place)));
  const free = [...inTheWay.map(({ place }) => place), ...(isAsPlanned ? [] : before)];
  return {
    update: {
      ...(found.merges.length === 0 ? {} : { foundMerges: found.merges }),
      ...(free.length === 0 && isAsPlanned ? {} : { merges: [...free, ...placed.merges] }),
    },
    problems: users.map(({ area }): Problem => ({
      code: 'workbook.mergeUndone',
      severity: 'warning',
      place: { cell: `${found.name}!${areaAddress(area)}` },
      args: {},
    })),
  };
}

function moveArea({ row, column, ...size }: Area, rows: LineMap, columns: LineMap): Area {
  const [top, left] = [rows.move(row), columns.move(column)];
  return {
    ...{ row: top, column: left },
    rows: rows.move(row + size.rows - 1) - top + 1,
    columns: columns.move(column + size.columns - 1) - left + 1,
  };
}

/** Whether an area is within Excel's largest sheet; merged ranges on removed lines have places beyond it. */
function isOnSheet({ row, column, rows, columns }: Area): boolean {
  return row + rows <= 1_000_000 && column + columns <= 16_384;
}

function isSame(a: Area, b: Area): boolean {
  return areaAddress(a) === areaAddress(b);
}

function sameAreas(a: readonly Area[], b: readonly Area[]): boolean {
  const addresses = (list: readonly Area[]): string =>
    list
      .map((area) => areaAddress(area))
      .sort()
      .join();
  return addresses(a) === addresses(b);
}
