/**
 * What the user's hand has done to the embedded workbook: whether it still is nothing but its plan, so that it may be replaced
 * by one that is written anew.
 *
 * A typed content can be compared with the plan, and may agree with it again once the pane has taken it over. Anything else (a
 * look, a line, a sheet, an undo) cannot be compared, and counts until the workbook is empty again.
 */
import type { Model } from '@ironcalc/wasm';
import { fromEngineName } from '../hosts/ironcalc/text.js';
import { holds } from '../hosts/ironcalc/update.js';
import { gridOf } from '../workbook/living/sheetLines.js';
import type { WorkbookPlan } from '../workbook/plan/plan.js';

/** A cell as the engine counts: sheets from 0, rows and columns from 1. */
export interface Spot {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

interface Hand {
  /** `spot`: a content typed there; undefined for any other change. */
  note(spot?: Spot): void;
  /** How much has been noted since the page was opened. */
  count(): number;
  /** Whether the workbook is nothing but `plan`. */
  left(model: Model, plan: WorkbookPlan): boolean;
  /** The workbook has been replaced by one that no user has seen. */
  clear(): void;
}

export function startHand(): Hand {
  let count = 0;
  let isFree = false;
  let spots: readonly Spot[] = [];
  return {
    count: () => count,
    note(spot) {
      count += 1;
      if (spot === undefined) isFree = true;
      else spots = [...spots, spot];
    },
    left(model, plan) {
      if (isFree) return false;
      spots = spots.filter((spot) => !isPlanned(model, plan, spot));
      return spots.length === 0;
    },
    clear() {
      isFree = false;
      spots = [];
    },
  };
}

function isPlanned(model: Model, plan: WorkbookPlan, { sheet, row, column }: Spot): boolean {
  const name = fromEngineName(model.getWorksheetsProperties()[sheet]?.name ?? '');
  const planned = plan.sheets.find((each) => each.name === name);
  const cell = planned === undefined ? undefined : gridOf(planned)[row - 1]?.[column - 1];
  return holds(model, sheet, cell, row - 1, column - 1);
}
