/**
 * The model from which the sheets were last written, as far as the sheets show.
 *
 * In: the workbook and the model read from it. A user may have added an indicator on the Model sheet, a scenario, a year;
 * the projection sheets do not have it yet. Out: the model without rows that no projection sheet shows, and with the years of
 * their headings. So a row that is still to be added is not mistaken for one that the user deleted. `deleted`: scenarios that are
 * known to have had a sheet.
 */
import type { Model } from '../../model/model.js';
import type { SheetSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { scenarioOf } from '../tables/scenarioSheets.js';
import { headerRow } from '../tables/tables.js';

export function standingModel(
  snapshot: WorkbookSnapshot,
  model: Model,
  deleted: readonly string[] = [],
): Model {
  const sheets = snapshot.sheets.filter((sheet) => scenarioOf(sheet) !== undefined);
  if (sheets.length === 0) return model;
  const texts = new Set(
    sheets.flatMap(({ cells }) => cells.flatMap((row) => Array.from(row, (cell) => cell?.value))),
  );
  const stands = ({ key }: { readonly key: string }): boolean => texts.has(key);
  const years = sheets.flatMap((sheet) => yearsOf(sheet));
  const horizon = years.length === 0 ? model.horizon : Math.max(...years);
  const isWithin = (year: number): boolean => year <= horizon;
  return {
    ...model,
    firstYear: years.length === 0 ? model.firstYear : Math.min(...years),
    horizon,
    milestones: model.milestones.filter(isWithin),
    indicators: model.indicators.filter(
      (indicator) => stands(indicator) || (indicator.formula ?? indicator.figures) === undefined,
    ),
    parameters: model.parameters.filter(stands),
    scenarios: model.scenarios.filter(
      ({ key }) => deleted.includes(key) || sheets.some((sheet) => scenarioOf(sheet) === key),
    ),
    targets: model.targets.filter((target) => stands(target) && isWithin(target.year)),
    rules: model.rules.filter(stands),
  };
}

/** The run of years in the row of headings; the user's own year beside them, after a gap, does not belong to it. */
function yearsOf(sheet: SheetSnapshot): readonly number[] {
  const whole = { row: 0, column: 0, rows: sheet.cells.length, columns: 16_384 };
  const row = headerRow({ name: sheet.name, sheet, area: sheet.area ?? whole }, 'key');
  const years: number[] = [];
  for (const cell of row === undefined ? [] : (sheet.cells[row] ?? [])) {
    const year = Number(cell?.value ?? Number.NaN);
    if (!Number.isInteger(year) || year < 1000 || year > 9999) continue;
    const last = years.at(-1);
    if (last !== undefined && year !== last + 1) break;
    years.push(year);
  }
  return years;
}
