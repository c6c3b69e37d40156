/**
 * What is kept of a search on the Contradictions sheet: whether it still belongs to the model, its stamp, the sets as plain data, and
 * the inputs of the search, each compared with the present, rules and how far each lever may move among them.
 */
import {
  isSearchCurrent,
  type StampedContradictions,
} from '../../analysis/contradictions/stampContradictions.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import { areaOn } from '../plan/address.js';
import { REGIONS } from '../plan/naming.js';
import type { DefinedName } from '../plan/plan.js';
import { blank, constant } from '../plan/sheet.js';
import { scenarioCell } from '../tables/context.js';
import { textCell } from '../tables/fields.js';
import type { TablePlace } from '../tables/layout.js';
import {
  STAMP_COLUMNS,
  writeSection,
  writeStamp,
  writeStatus,
  type Changed,
  type ResultSheet,
  type StampRow,
} from '../tables/resultStamp.js';
import { CONFLICT_COLUMNS, SEARCH_KEYS } from './contradictionsLayout.js';
import { fingerprintRows, writeFingerprint } from './resultFingerprint.js';

interface Kept {
  readonly names: readonly DefinedName[];
  readonly changed: Changed;
  /** Rows of the sheet that are printed. */
  readonly printedRows: number;
}

/** Writes these parts from row `top` on, and the state of the result in `statusRow`. */
export function writeKeptSearch(
  to: ResultSheet,
  found: StampedContradictions,
  statusRow: number,
  top: number,
  columns: number,
): Kept {
  const { sheet, context } = to;
  const { language, sheets } = context;
  const view = context.scenarios.find(({ scenario }) => scenario.key === found.scenario);
  const members = found.sets.flatMap((set, i) => set.map((member) => ({ ...member, set: i + 1 })));
  const table = (title: number, count: number): TablePlace => ({
    ...{ title, header: title + 1, first: title + 2, count },
  });
  const stamp = table(top, SEARCH_KEYS.length);
  const printedRows = stamp.first + stamp.count + 1;
  const kept = table(printedRows + 1, Math.max(1, members.length));
  const fingerprint = table(
    kept.first + kept.count + 1,
    view === undefined ? 0 : fingerprintRows(context, 'requirements'),
  );
  const count =
    view === undefined
      ? undefined
      : writeFingerprint(
          to,
          view,
          fingerprint,
          'varianceFingerprint',
          isSearchCurrent(context.prepared, found),
          'requirements',
        );
  const rows: Readonly<Record<(typeof SEARCH_KEYS)[number], Omit<StampRow, 'key'>>> = {
    scenario: {
      label: 'stampScenario',
      value: found.scenario,
      beside: view === undefined ? undefined : scenarioCell(context, view.index, 'noteLine'),
    },
    modelHash: { label: 'stampHash', value: found.modelHash },
    version: { label: 'stampVersion', value: found.version },
    complete: { label: 'stampComplete', value: found.isCut ? 0 : 1 },
    members: { label: 'stampMembers', value: members.length },
  };
  const changed = writeStamp(
    to,
    stamp,
    columns,
    SEARCH_KEYS.map((key) => ({ key, ...rows[key] })),
    count,
    sheets.contradictions,
  );
  writeStatus(to, statusRow, changed, 'varianceStale');
  writeSection(to, kept, 'conflictsKept', columns);
  sheet.putRow(
    kept.header,
    0,
    CONFLICT_COLUMNS.map((id) => constant(HEADERS[id][language], 'heading')),
  );
  members.forEach(({ set, kind, key, unit = '', stated, needed, years = [] }, i) =>
    sheet.putRow(kept.first + i, 0, [
      constant(set, 'number', '0'),
      constant(kind, 'key'),
      textCell(key, 'key'),
      textCell(unit, 'key'),
      stated === undefined ? blank('key') : constant(stated, 'bound', 'General'),
      needed === undefined ? blank('key') : constant(needed, 'bound', 'General'),
      textCell(years.join(' '), 'key'),
    ]),
  );
  const on = ({ header, count: length }: TablePlace, width: number): string =>
    areaOn(sheets.contradictions, { row: header, column: 0, rows: length + 1, columns: width });
  return {
    names: [
      { name: REGIONS.search, ref: on(stamp, STAMP_COLUMNS.length) },
      { name: REGIONS.conflicts, ref: on(kept, CONFLICT_COLUMNS.length) },
    ],
    changed,
    printedRows,
  };
}
