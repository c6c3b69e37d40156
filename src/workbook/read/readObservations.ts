/**
 * Reads back the observations of the Monitoring sheet, with the weights of the sheet of scores.
 *
 * In: a workbook as read by a host, and the units of the model's indicators. Out: the observations as they were attached, with what was
 * typed over and rows added at the end; undefined where there are none. A row that cannot be read is reported with its cell and left out.
 */
import { readTypedPeriod } from '../../analysis/monitoring/typedPeriod.js';
import { PATH_SHAPES } from '../../analysis/monitoring/path.js';
import type { ActualRow } from '../../analysis/monitoring/actualRows.js';
import { namedUnit, reportedValue, type Unit } from '../../figures/units.js';
import type { Observed } from '../plan/attachments.js';
import { REGIONS } from '../plan/naming.js';
import type { CellSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { OBSERVATION_COLUMNS } from '../sheets/monitoringSheet.js';
import { SCORE_COLUMNS, SCORE_ROWS } from '../sheets/scoreSheet.js';
import { MONITORING_WORDS, PATH_SHAPE_WORDS } from '../../messages/wording/monitoringSheets.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import {
  cellAt,
  findHeading,
  findRegion,
  findTable,
  isBlank,
  placeOf,
  plainText,
  type Region,
  type Report,
} from '../tables/tables.js';

export function readObservations(snapshot: WorkbookSnapshot, report: Report): Observed | undefined {
  const region = findTable(snapshot, REGIONS.observations, 'period', OBSERVATION_COLUMNS);
  if (region === undefined) return undefined;
  const rows = readRows(region, report);
  const day = findRegion(snapshot, REGIONS.asOf) ?? besideLabel(region, 'asOf');
  const typed =
    day === undefined
      ? undefined
      : readTypedPeriod(plainText(cellAt(day.sheet, day.area.row, day.area.column)));
  return {
    rows,
    ...(typed?.ok === true ? { asOf: typed.period } : {}),
    ...readShape(findRegion(snapshot, REGIONS.shape) ?? besideLabel(region, 'shape')),
    ...readScores(findRegion(snapshot, REGIONS.scores) ?? findScores(snapshot)),
  };
}

function readRows({ sheet, area }: Region, report: Report): readonly ActualRow[] {
  const columns = new Map(
    OBSERVATION_COLUMNS.map((id) => [id, findHeading(sheet, area.row, id, area)] as const),
  );
  const at = (id: (typeof OBSERVATION_COLUMNS)[number]): number => columns.get(id) ?? -1;
  const isFilled = (row: number): boolean =>
    (['indicator', 'period', 'value'] as const).some((id) => !isBlank(cellAt(sheet, row, at(id))));
  const rows: ActualRow[] = [];
  // A row that was added below has no unit of its own: that of the rows above.
  const units = new Map<string, Unit>();
  for (let row = area.row + 1; row < area.row + area.rows || isFilled(row); row += 1) {
    if (!isFilled(row)) continue;
    const text = (id: (typeof OBSERVATION_COLUMNS)[number]): string =>
      plainText(cellAt(sheet, row, at(id))).trim();
    const value = cellAt(sheet, row, at('value'))?.value;
    const unit = namedUnit(text('unit')) ?? units.get(text('indicator'));
    if (unit !== undefined) units.set(text('indicator'), unit);
    const says = saysOf(text('cumulative'));
    if (typeof value !== 'number' || says === undefined || text('indicator') === '') {
      report.add('workbook.observationUnread', 'warning', placeOf(sheet, row, at('value')));
      continue;
    }
    rows.push({
      indicator: text('indicator'),
      member: text('member'),
      period: text('period'),
      value: unit === undefined ? value : reportedValue(value, unit),
      says,
      caliber: text('figureCaliber'),
      source: text('source'),
    });
  }
  return rows;
}

/** The cell beside a label on the sheet of the observations: where its name is when nobody has deleted it. */
function besideLabel({ sheet }: Region, label: Label): Region | undefined {
  for (const [row, line] of sheet.cells.entries()) {
    const column = line.findIndex((cell) => says(cell, label));
    if (column >= 0) return { name: label, sheet, area: { row, column: column + 1, rows: 1, columns: 1 } };
  }
  return undefined;
}

/** The rows of cap and weights by their labels, on any sheet. */
function findScores({ sheets }: WorkbookSnapshot): Region | undefined {
  for (const sheet of sheets) {
    const weight = sheet.cells.findIndex((line) => says(line[0], 'weight'));
    const row = weight - SCORE_ROWS.weight + SCORE_ROWS.cap;
    if (weight < 0 || !says(sheet.cells[row]?.[0], 'scoreCap')) continue;
    const columns = sheet.cells[weight]?.length ?? 0;
    return { name: REGIONS.scores, sheet, area: { row, column: 0, rows: weight - row + 1, columns } };
  }
  return undefined;
}

type Label = 'asOf' | 'shape' | 'weight' | 'scoreCap';

function says(cell: CellSnapshot | undefined, label: Label): boolean {
  const { zh, en } = MONITORING_WORDS[label];
  return cell?.formula === undefined && (cell?.value === zh || cell?.value === en);
}

/** Growth at one rate, which is the usual shape, is none. */
function readShape(region: Region | undefined): Pick<Observed, 'shape'> {
  const text =
    region === undefined ? '' : plainText(cellAt(region.sheet, region.area.row, region.area.column));
  const shape = PATH_SHAPES.find((each) => {
    const { zh, en } = PATH_SHAPE_WORDS[each];
    return text.trim() === zh || text.trim() === en;
  });
  return shape === undefined || shape === 'geometric' ? {} : { shape };
}

function saysOf(text: string): ActualRow['says'] | undefined {
  if (text === '') return 'neither';
  const { yes, no } = CHOICES.cumulative;
  if ([yes.zh, yes.en].includes(text)) return 'cumulative';
  return [no.zh, no.en].includes(text) ? 'single' : undefined;
}

/** Only what differs from what a new sheet would have is kept. */
function readScores(region: Region | undefined): Pick<Observed, 'weights' | 'cap'> {
  if (region === undefined) return {};
  const { sheet, area } = region;
  const row = (of: 'cap' | 'key' | 'weight'): number => area.row + SCORE_ROWS[of] - SCORE_ROWS.cap;
  const weights: Record<string, number> = {};
  for (let column = SCORE_COLUMNS.first; column < area.columns; column += 1) {
    const key = plainText(cellAt(sheet, row('key'), area.column + column)).trim();
    const weight = cellAt(sheet, row('weight'), area.column + column)?.value;
    if (key !== '' && typeof weight === 'number' && weight >= 0) weights[key] = weight;
  }
  const cap = cellAt(sheet, row('cap'), area.column + 1)?.value;
  return {
    ...(Object.keys(weights).length === 0 ? {} : { weights }),
    ...(typeof cap === 'number' && cap > 0 ? { cap: Number((cap * 100).toPrecision(12)) } : {}),
  };
}
