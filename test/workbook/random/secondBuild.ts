/**
 * A second build drawn at random, on the simulated Excel, and what it breaks of the laws of a living workbook:
 * what was built can be read and is the model; no formula of ours holds #REF!; every content that the user typed is taken,
 * kept or told; a third build has nothing to say.
 */
import fc from 'fast-check';
import type { Problem } from '../../../src/messages/problem.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { Model } from '../../../src/model/model.js';
import { NO_ATTACHMENTS, type Attachments } from '../../../src/workbook/plan/attachments.js';
import { readAttachments } from '../../../src/workbook/read/readAttachments.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../../src/workbook/living/patchPlan.js';
import type { CellSnapshot, WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import {
  createOfficeHost,
  CLEANUP_INCOMPLETE,
  CONTENTS_RESTORED,
  NOT_RESTORED,
} from '../../../src/hosts/office/office.js';
import { describeWorkbook } from '../../hosts/excel/state.js';
import { copyExcel, type SimulatedExcel } from '../../hosts/excel/index.js';
import { livingOf, startLiving, type Living } from '../living.js';
import { preparedOf } from '../models.js';
import { CHANGES } from './changes.js';
import { EDITS, type Claim, type Draw } from './edits.js';
import { membersModel, model as plainModel, observations } from './model.js';

/** What a course starts from: the model of the first build, what is attached to it, and that workbook. */
export interface Start {
  readonly model: Model;
  readonly attachments: Attachments;
  readonly excel: SimulatedExcel;
}

const STARTS: Readonly<Record<Course['from'], Pick<Start, 'model' | 'attachments'>>> = {
  plain: { model: plainModel, attachments: NO_ATTACHMENTS },
  members: { model: membersModel, attachments: { observations } },
};

const plans = new Map<Course['from'], WorkbookPlan>();

/** Each is planned and built once. */
export async function startOf(from: Course['from']): Promise<Start> {
  const { model, attachments } = STARTS[from];
  const plan = plans.get(from) ?? planWorkbook(preparedOf(model), 'zh', attachments);
  plans.set(from, plan);
  return { model, attachments, excel: (await startLiving(plan)).excel };
}

/** A kind, and the number from which all that is random in it follows. */
export interface Step {
  readonly kind: string;
  readonly seed: number;
}

export interface Course {
  readonly from: 'plain' | 'members';
  readonly level: string;
  readonly edits: readonly Step[];
  readonly changes: readonly Step[];
  /** Whether who builds knows what was written before. */
  readonly knows: boolean;
}

const step = (kinds: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constantFrom(...kinds), seed: fc.integer({ min: 1, max: 1_000_000 }) });

export const course: fc.Arbitrary<Course> = fc.record({
  from: fc.constantFrom('plain', 'plain', 'members'),
  level: fc.constantFrom('1.20', '1.20', '1.9', '1.7', '1.4'),
  edits: fc.array(step(Object.keys(EDITS)), { maxLength: 4 }),
  changes: fc.array(step(Object.keys(CHANGES)), { maxLength: 3 }),
  knows: fc.boolean(),
});

/** A small generator of its own (mulberry32), so that a step is told by its seed. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * Math.max(1, below));
  };
}

export interface Outcome {
  readonly faults: readonly string[];
  readonly problems: readonly Problem[];
}

/** Does the course to a copy of the workbook, builds, reads and builds again. */
export async function secondBuild({ model, excel, ...start }: Start, course: Course): Promise<Outcome> {
  const living = livingOf(copyExcel(excel, course.level));
  const claims = course.edits.flatMap(({ kind, seed }) => EDITS[kind]?.(living, drawFrom(seed)) ?? []);
  living.excel.executor.changed();
  const before = await living.read();
  const read = readWorkbook(before);
  const wanted = changed(read.ok ? read.value : model, course);
  const held = readAttachments(before);
  const attachments = held.ok ? held.value : start.attachments;
  const options = course.knows ? { last: model, attachments } : { attachments };
  const { plan, problems } = planLiving(before, preparedOf(wanted), 'zh', options);
  const told = [...read.problems, ...held.problems, ...problems];
  const standing = claims.filter((claim) => stands(before, living, claim));
  const result = await living.host.apply(plan);
  if (!result.ok) return { faults: [`build: ${JSON.stringify(result.failure)}`], problems: told };
  const after = await living.read();
  const faults = [
    ...brokenFormulas(after, new Set(plan.sheets.map(({ key }) => key))),
    ...standing.flatMap((claim) =>
      lost(claim, { living, before, after, start: model, model: wanted, attachments, told }),
    ),
  ];
  const again = readWorkbook(after);
  if (!again.ok) return { faults: [...faults, `unreadable: ${codesOf(again.problems)}`], problems: told };
  // A table that could not be read keeps the order that the user sorted it into.
  const difference = read.ok
    ? firstDifference(wanted, again.value)
    : firstDifference(inOrder(wanted), inOrder(again.value));
  if (difference !== undefined) faults.push(`another model: ${difference}`);
  const kept = readAttachments(after);
  const apart = firstDifference(plainly(attachments), plainly(kept.ok ? kept.value : undefined));
  if (apart !== undefined) faults.push(`other attachments: ${apart}`);
  // Sorted and unreadable: the sheets take on the order of the table when it can be read again.
  if (!read.ok && course.edits.some(({ kind }) => kind.startsWith('sort'))) return { faults, problems: told };
  const third = planLiving(after, preparedOf(again.value), 'zh', kept.ok ? { attachments: kept.value } : {});
  if (third.problems.length > 0) faults.push(`third tells: ${codesOf(third.problems)}`);
  if (!isUnchanged(third.plan)) faults.push(`third changes: ${changesOf(third.plan)}`);
  return { faults, problems: told };
}

/**
 * The same build, lost in one of its batches before one of its actions (`where` picks both). What differs afterwards, if the
 * host said that the workbook is as it was; empty when nothing does, or when the build came through.
 */
export async function failedBuild(
  { model, excel, attachments: first }: Start,
  course: Course,
  where: number,
): Promise<readonly string[]> {
  const living = livingOf(copyExcel(excel, course.level));
  for (const { kind, seed } of course.edits) EDITS[kind]?.(living, drawFrom(seed));
  living.excel.executor.changed();
  const found = await living.read();
  const read = readWorkbook(found);
  const wanted = changed(read.ok ? read.value : model, course);
  const held = readAttachments(found);
  const attachments = held.ok ? held.value : first;
  const { plan } = planLiving(found, preparedOf(wanted), 'zh', { attachments });
  const clean = copyExcel(living.excel, course.level);
  await createOfficeHost(clean.runtime).apply(plan);
  const draw = drawFrom(where);
  const batch = draw(clean.executor.batches.length);
  const actions = clean.executor.batches[batch]?.actions ?? 1;
  const broken = copyExcel(living.excel, course.level);
  const before = describeWorkbook(broken.workbook);
  broken.executor.failure = { batch, action: draw(8) === 0 ? 'all' : draw(actions) };
  const result = await createOfficeHost(broken.runtime).apply(plan);
  if (result.ok || TELLS_OF_REST.includes(result.failure.code)) return [];
  const difference = firstDifference(before, describeWorkbook(broken.workbook));
  return difference === undefined ? [] : [`batch ${batch}: ${difference}`];
}

/** Failures whose sentence says that something may not be as it was. */
const TELLS_OF_REST: readonly string[] = [NOT_RESTORED, CLEANUP_INCOMPLETE, CONTENTS_RESTORED];

function changed(model: Model, { changes }: Course): Model {
  return changes.reduce((wanted, { kind, seed }) => {
    const next = CHANGES[kind]?.(wanted, drawFrom(seed)) ?? wanted;
    const prepared = prepareModel(next);
    return prepared.ok ? prepared.value.model : wanted;
  }, model);
}

// --- what became of it ---------------------------------------------------------------------------------------------

/** `ours`: keys of sheets; that of a removed scenario which is kept was told. */
function brokenFormulas({ sheets, names }: WorkbookSnapshot, ours: ReadonlySet<string>): string[] {
  const found = sheets.flatMap(({ name, key, area, cells }) =>
    key === undefined || area === undefined || !ours.has(key)
      ? []
      : cells.flatMap((line, row) =>
          Array.from(line, (cell, column) =>
            cell?.formula?.includes('#REF!') === true &&
            row >= area.row &&
            row < area.row + area.rows &&
            column >= area.column &&
            column < area.column + area.columns
              ? [`#REF! ${name}!${addressOf(row, column)} ${cell.formula}`]
              : [],
          ).flat(),
        ),
  );
  const lost = names.filter(({ name, ref }) => /^tuiyan/i.test(name) && ref.includes('#REF!'));
  return [...found.slice(0, 3), ...lost.map(({ name }) => `#REF! name ${name}`)];
}

interface World {
  readonly living: Living;
  readonly before: WorkbookSnapshot;
  readonly after: WorkbookSnapshot;
  readonly start: Model;
  readonly model: Model;
  readonly attachments: Attachments;
  readonly told: readonly Problem[];
}

function lost({ sheet, content }: Claim, world: World): readonly string[] {
  const { living, before, after, model, attachments, told } = world;
  const name = living.excel.workbook.findSheet(sheet)?.name;
  if (after.sheets.some((each) => each.name === name && placesIn(each.cells, content).length > 0)) return [];
  if (typeof content === 'string' && content.startsWith('=') && takesFormula(world)) return [];
  const texts = JSON.stringify([model, attachments, told]);
  if (typeof content === 'string' && texts.includes(JSON.stringify(content).slice(1, -1))) return [];
  if (typeof content === 'number' && numbersOf(content).some((text) => texts.includes(text))) return [];
  const places = before.sheets.flatMap((each) =>
    placesIn(each.cells, content).map(([row, column]) => `${each.name}!${addressOf(row, column)}`),
  );
  const cells = places.map((place) => place.slice(place.indexOf('!') + 1));
  const isTold = told.some(
    ({ place, args }) =>
      (place.cell !== undefined && places.includes(place.cell)) ||
      cells.some((cell) =>
        String(args['places'] ?? '')
          .split(/[ ,:]+/)
          .includes(cell),
      ) ||
      (place.cell !== undefined && cells.some((cell) => isWithin(place.cell ?? '', cell))),
  );
  return isTold ? [] : [`lost: ${content} at ${places.join(' ')}`];
}

/** Whether the model has a formula now that it had not: a formula that was taken comes back in our own wording. */
function takesFormula({ start, model }: World): boolean {
  const formulas = ({ indicators, rules }: Model) => [...indicators, ...rules].map(({ formula }) => formula);
  const known = new Set(formulas(start));
  return formulas(model).some((formula) => !known.has(formula));
}

/** Whether a run such as `模型!C4:F4` holds the cell. */
function isWithin(run: string, cell: string): boolean {
  const match = /!([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(run);
  const at = /^([A-Z]+)(\d+)$/.exec(cell);
  if (match === null || at === null) return false;
  const [, left = '', top, right = ''] = match;
  const wide = (letters: string): string => letters.padStart(3, ' ');
  const [, column = '', row] = at;
  return top === row && wide(left) <= wide(column) && wide(column) <= wide(right);
}

/** As the model has it: in units of 1 or of 1 %. */
function numbersOf(number: number): readonly string[] {
  return [number, number * 100, number / 100].map((each) => String(Number(each.toPrecision(9))).slice(0, 8));
}

function stands(snapshot: WorkbookSnapshot, living: Living, { sheet, content }: Claim): boolean {
  const name = living.excel.workbook.findSheet(sheet)?.name;
  return snapshot.sheets.some((each) => each.name === name && placesIn(each.cells, content).length > 0);
}

function placesIn(
  cells: readonly (readonly (CellSnapshot | undefined)[])[],
  content: string | number,
): readonly (readonly [number, number])[] {
  return cells.flatMap((line, row) =>
    Array.from(line, (cell, column) =>
      cell?.value === content && cell.formula === undefined ? [[row, column] as const] : [],
    ).flat(),
  );
}

function addressOf(row: number, column: number): string {
  const letter = (n: number): string =>
    n < 0 ? '' : letter(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26));
  return `${letter(column)}${row + 1}`;
}

function codesOf(problems: readonly Problem[]): string {
  return problems
    .slice(0, 4)
    .map(({ code, place }) => `${code} ${place.cell ?? place.key ?? ''}`)
    .join('; ');
}

function changesOf(plan: ReturnType<typeof planLiving>['plan']): string {
  return plan.sheets
    .flatMap(({ name, update }) => {
      if (update === undefined) return [`${name} is new`];
      const { area: _, seen: __, foundMerges: ___, ...lists } = update;
      const filled = Object.entries(lists).filter(([, list]) => !Array.isArray(list) || list.length > 0);
      return filled.length === 0
        ? []
        : [`${name} ${JSON.stringify(Object.fromEntries(filled)).slice(0, 160)}`];
    })
    .concat(plan.removedSheets ?? [])
    .slice(0, 3)
    .join('; ');
}

/** Without what a workbook always gives back: an empty journal, and the question that the Sensitivity sheet starts with. */
function plainly(attachments: Attachments | undefined): unknown {
  const { journal, sensitivity: _, ...rest } = attachments ?? {};
  return { ...rest, entries: journal?.entries ?? [] };
}

function inOrder(model: Model): Model {
  const sorted = <T extends object>(rows: readonly T[]): readonly T[] =>
    [...rows].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const { figures, indicators, parameters, scenarios, targets, rules, documents } = model;
  return {
    ...model,
    ...{ figures: sorted(figures), indicators: sorted(indicators), parameters: sorted(parameters) },
    ...{ scenarios: sorted(scenarios), targets: sorted(targets), rules: sorted(rules) },
    documents: sorted(documents),
  };
}

/** Where two pieces of data first differ, and how. */
function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = firstDifference(Reflect.get(a, key), Reflect.get(b, key), `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.abs(a))
    return undefined;
  return `${path} ${shortly(a)} -> ${shortly(b)}`;
}

function shortly(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
