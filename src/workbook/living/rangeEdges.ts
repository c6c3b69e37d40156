/**
 * Lines at which ranges in formulas begin or end: they distinguish an empty row of the plan from an empty row that the user
 * inserted beside it, which looks the same.
 */
import type { SheetPlan, WorkbookSnapshot } from '../plan/plan.js';
import { referencesIn } from '../plan/references.js';

export interface Edges {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  /** Ranges of several rows, each once. */
  readonly rowSpans: readonly RowSpan[];
}

/** Both inclusive. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** By sheet name. */
export type EdgesBySheet = ReadonlyMap<string, Edges>;

export const NO_EDGES: Edges = { rows: new Set(), columns: new Set(), rowSpans: [] };

export function edgesInPlan(sheets: readonly SheetPlan[]): EdgesBySheet {
  return collect(
    sheets.flatMap(({ name, blocks }) =>
      blocks.flatMap(({ cells }) =>
        cells.flatMap((row) => row.map((cell) => [name, cell?.formula] as const)),
      ),
    ),
  );
}

/** Edges of ranges in the formulas of a workbook. */
export function edgesInSnapshot({ sheets }: WorkbookSnapshot): EdgesBySheet {
  // Formulas on the user's own sheets may have any ranges, so they are ignored.
  const ours = sheets.filter(({ key }) => key !== undefined);
  return collect(
    ours.flatMap(({ name, cells }) =>
      cells.flatMap((row) => Array.from(row, (cell) => [name, cell?.formula] as const)),
    ),
  );
}

function collect(formulas: readonly (readonly [string, string | undefined])[]): EdgesBySheet {
  const found = new Map<string, { rows: Set<number>; columns: Set<number>; rowSpans: RowSpan[] }>();
  const seen = new Set<string>();
  for (const [home, formula] of formulas) {
    if (formula?.includes(':') !== true) continue;
    for (const { sheet = home, area } of referencesIn(formula)) {
      if (area.rows * area.columns === 1) continue;
      const edges = found.get(sheet) ?? { rows: new Set(), columns: new Set(), rowSpans: [] };
      found.set(sheet, edges);
      const span = { first: area.row, last: area.row + area.rows - 1 };
      const name = `${span.first} ${span.last} ${sheet}`;
      if (area.rows > 1 && !seen.has(name)) edges.rowSpans.push(span);
      seen.add(name);
      if (area.rows > 1) edges.rows.add(area.row).add(area.row + area.rows - 1);
      if (area.columns > 1) edges.columns.add(area.column).add(area.column + area.columns - 1);
    }
  }
  return found;
}
