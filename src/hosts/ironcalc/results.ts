/**
 * The results of a workbook's formulas with 15 digits, as many as Excel shows.
 *
 * IronCalc only returns formatted values of formulas, but the content of a cell into which an array has spilled is its value. So
 * areas with formulas are spilled onto a sheet of a copy, from which the values are read; formatting each formula of the copy
 * with all digits instead took six times as long.
 */
import { Model } from '@ironcalc/wasm';
import { areaOn } from '../../workbook/plan/address.js';
import type { Area } from '../../workbook/plan/plan.js';

/** Cells in a square of this many rows and columns are read together. */
const TILE = 64;
/** Tiles beside each other on the copy's sheet, each in a place of its own. */
const ACROSS = 200;
const PITCH = TILE + 1;

/**
 * Scientific format with as many decimals as IronCalc formats correctly (with one more the last digits are wrong) and three
 * places for the exponent (with two, exponents of three digits are wrong).
 */
const EXACT = '0.00000000000000E+000';

/** All 0-based. */
interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

export type Results = (place: Place) => string;

/** The value of each of `places` as text: a number as JavaScript reads it, a text as it is; empty elsewhere. */
export function resultsOf(model: Model, places: readonly Place[]): Results {
  if (places.length === 0) return () => '';
  return resultsIn(Model.from_bytes(model.toBytes(), model.getLanguage()), places);
}

/** The same from a model that nobody uses afterwards: it gets a sheet more. */
export function resultsIn(copy: Model, places: readonly Place[]): Results {
  const areas = new Map<string, Place & Area>();
  for (const place of places) {
    const key = tileOf(place);
    areas.set(key, around(areas.get(key), place));
  }
  copy.pauseEvaluation();
  const names = copy.getWorksheetsProperties().map(({ name }) => name);
  const target = names.length;
  copy.newSheet();
  const tiles = new Map<string, { readonly row: number; readonly column: number; readonly from: Area }>();
  for (const [key, area] of areas) {
    const row = Math.floor(tiles.size / ACROSS) * PITCH + 1;
    const column = (tiles.size % ACROSS) * PITCH + 1;
    tiles.set(key, { row, column, from: area });
    copy.setUserInput(target, row, column, `=${areaOn(names[area.sheet] ?? '', area)}`);
    // The content of the first cell of an array is its formula, so its formatted value is read.
    copy.updateRangeStyle({ sheet: target, row, column, width: 1, height: 1 }, 'num_fmt', EXACT);
  }
  copy.evaluate();

  return (place) => {
    const tile = tiles.get(tileOf(place));
    if (tile === undefined) return '';
    const [down, right] = [place.row - tile.from.row, place.column - tile.from.column];
    return down === 0 && right === 0
      ? copy.getFormattedCellValue(target, tile.row, tile.column)
      : copy.getCellContent(target, tile.row + down, tile.column + right);
  };
}

function tileOf({ sheet, row, column }: Place): string {
  return `${sheet},${Math.floor(row / TILE)},${Math.floor(column / TILE)}`;
}

/** The area and a place beside it. */
function around(area: (Place & Area) | undefined, { sheet, row, column }: Place): Place & Area {
  if (area === undefined) return { sheet, row, column, rows: 1, columns: 1 };
  const [top, left] = [Math.min(area.row, row), Math.min(area.column, column)];
  return {
    sheet,
    row: top,
    column: left,
    rows: Math.max(area.row + area.rows, row + 1) - top,
    columns: Math.max(area.column + area.columns, column + 1) - left,
  };
}
