/**
 * Reads model.json: everything of a model except its documents and figures, which are in files of their own.
 *
 * In: the file's text. Out: the model's part, or problems with line and column, each of which states what to change. Only the
 * form is checked here; `prepareModel` checks whether keys, units and formulas make sense. The same form is described for editors
 * by seeds/model.schema.json; a test compares the two.
 */
import type { Outcome, Problem } from '../messages/problem.js';
import type { Bilingual } from '../messages/language.js';
import { QUALIFIERS, type Figure } from '../figures/figure.js';
import { mergeBlocks, type BlockTable } from './blocks.js';
import { agrees } from './derived.js';
import { derivedValue, isSame } from './derivedTargets.js';
import { completeModel, type DraftParameter, type DraftTarget } from './completeModel.js';
import { lineAndColumn, member, parseJson, type JsonFault, type JsonNode } from './json.js';
import {
  boolean,
  either,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  scalar,
  ShapeReport,
  text,
  year,
  type Shape,
} from './jsonShape.js';
import { Report } from './report.js';
import {
  BASES,
  COMPARATORS,
  MODEL_VERSION,
  MEASURES,
  ORIGINS,
  ROLES,
  type Account,
  type Allocation,
  type Dimension,
  type Distribution,
  type Indicator,
  type LeverCost,
  type Member,
  type Model,
  type Named,
  type Over,
  type Overview,
  type ParameterValue,
  type PolicyTest,
  type Profile,
  type Rule,
  type Scenario,
  type Total,
} from './model.js';

type ModelFile = Omit<Model, 'documents' | 'figures' | 'vintages'>;

export const bilingual = object<Bilingual>({ zh: text, en: text });

/** One number, or an object of numbers by year. */
export const parameterValue: Shape<ParameterValue> = either(
  (node) => node.kind === 'object',
  record(number, 'years'),
  scalar(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
    'model.notYearValues',
  ),
);

const over = object<Over>({ dimension: text, level: text });
const total: Shape<Total> = either(
  (node) => node.kind === 'object',
  object<Exclude<Total, string>>({ mean: text }),
  oneOf(['sum', 'given', 'none'] as const),
);

const indicator = object<Indicator>({
  key: text,
  name: bilingual,
  unit: text,
  group: text,
  caliber: optional(bilingual),
  figures: optional(list(text)),
  startsFrom: optional(oneOf(['plan'] as const)),
  measure: optional(oneOf(MEASURES)),
  formula: optional(text),
  from: optional(year),
  reason: optional(bilingual),
  headline: optional(boolean),
  over: optional(list(over)),
  total: optional(total),
});

/** Fields that version 1 did not have are optional in files; `completeModel` gives their defaults. */
const parameter = object<DraftParameter>(
  {
    key: text,
    name: bilingual,
    unit: text,
    group: text,
    value: parameterValue,
    min: number,
    max: number,
    role: optional(oneOf(ROLES)),
    earliest: optional(year),
    cost: optional(object<LeverCost>({ amount: number, unit: text })),
    marginOf: optional(text),
    options: optional(list(bilingual)),
    reason: bilingual,
    source: text,
    distribution: optional(object<Distribution>({ kind: text, parameters: record(number, 'keys') })),
    correlations: optional(record(number, 'keys')),
  },
  { over: 'model.parameterOver', members: 'model.parameterOver' },
);

const scenario = object<Scenario>({
  key: text,
  name: bilingual,
  extends: optional(text),
  note: bilingual,
  author: optional(text),
  values: record(parameterValue, 'keys'),
});

const target = object<DraftTarget>({
  key: text,
  indicator: text,
  member: optional(text),
  year,
  from: optional(year),
  basis: optional(oneOf(BASES)),
  comparator: oneOf(COMPARATORS),
  value: optional(number),
  unit: optional(text),
  qualifier: optional(oneOf(QUALIFIERS)),
  tolerance: optional(number),
  base: optional(text),
  source: text,
  origin: optional(oneOf(ORIGINS)),
  note: optional(bilingual),
});

const rule = object<Rule>({
  key: text,
  name: bilingual,
  formula: text,
  severity: oneOf(['hard', 'soft'] as const),
  from: optional(year),
  to: optional(year),
  source: text,
  reason: bilingual,
});

const dimension = object<Dimension>({
  key: text,
  name: bilingual,
  levels: list(text),
  members: list(
    object<Member>({
      key: text,
      name: bilingual,
      aliases: optional(list(text)),
      parent: optional(text),
      level: text,
    }),
  ),
});

const named = object<Named>({ key: text, name: bilingual });

const overview = object<Overview>({
  file: optional(bilingual),
  indicators: optional(list(text)),
  chart: optional(text),
  whole: optional(text),
  parts: optional(list(text)),
  policy: optional(
    object<PolicyTest>({
      group: text,
      title: optional(bilingual),
      balance: optional(text),
      agree: optional(bilingual),
      above: optional(bilingual),
      below: optional(bilingual),
      remedy: optional(bilingual),
    }),
  ),
});

const profile = object<Profile>({
  key: text,
  indicator: text,
  member: optional(text),
  period: text,
  share: number,
  low: optional(number),
  high: optional(number),
  source: text,
});

const byMember = record(number, 'keys');
const allocation = object<Allocation>({
  key: text,
  name: bilingual,
  total: text,
  over,
  years: list(year),
  weights: byMember,
  floor: optional(byMember),
  cap: optional(byMember),
  hold: optional(byMember),
  last: optional(byMember),
  source: text,
});

const byIndicator = record(list(text), 'keys');
const account = object<Account>({
  key: text,
  name: bilingual,
  total: text,
  uses: list(text),
  cells: byIndicator,
  parts: optional(byIndicator),
  bridge: optional(list(text)),
  source: text,
});

type DraftFile = Omit<ModelFile, 'parameters' | 'targets'> & {
  readonly $schema?: string;
  readonly parameters: readonly DraftParameter[];
  readonly targets: readonly DraftTarget[];
  readonly blocks?: readonly string[];
};

type DraftBlock = Partial<Pick<DraftFile, BlockTable>> & { readonly name: Bilingual };

/** `$schema` is for editors. */
const modelFile = object<DraftFile>({
  $schema: optional(text),
  version: number,
  name: bilingual,
  firstYear: year,
  baseYear: year,
  horizon: year,
  milestones: list(year),
  geography: text,
  indicators: list(indicator),
  parameters: list(parameter),
  scenarios: list(scenario),
  targets: list(target),
  rules: list(rule),
  dimensions: optional(list(dimension)),
  profiles: optional(list(profile)),
  allocations: optional(list(allocation)),
  accounts: optional(list(account)),
  groups: optional(list(named)),
  places: optional(list(named)),
  overview: optional(overview),
  blocks: optional(list(text)),
});

/** The model.json of a block. */
const blockFile = object<DraftBlock>({
  name: bilingual,
  indicators: optional(list(indicator)),
  parameters: optional(list(parameter)),
  targets: optional(list(target)),
  rules: optional(list(rule)),
  dimensions: optional(list(dimension)),
  profiles: optional(list(profile)),
  allocations: optional(list(allocation)),
  accounts: optional(list(account)),
  groups: optional(list(named)),
  places: optional(list(named)),
});

/** The text of a block's model.json. */
interface BlockText {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** Reads model.json. `figures` of the pack determine the defaults of a target's missing fields. */
export function readModelFile(
  json: string,
  file: string,
  figures: readonly Figure[] = [],
  blocks: readonly BlockText[] = [],
): Outcome<ModelFile> {
  const reading = parseJson(json);
  if ('fault' in reading) return { ok: false, problems: [faultProblem(json, file, reading.fault)] };
  const { node } = reading;
  const report = new ShapeReport(json, file);
  // A newer model may have fields that this program does not know: only its version is reported.
  if (!checkVersion(node, report)) return { ok: false, problems: report.problems };
  const read = modelFile(node, report);
  if (read === undefined || report.problems.length > 0)
    return { ok: false, problems: inOrder(report.problems) };
  const merged = takeBlocks(read, node, report, blocks);
  if (!merged.ok) return merged;
  const { $schema: _, blocks: __, groups, places, ...rest } = merged.value;
  const model = { ...rest, ...given('groups', groups), ...given('places', places) };
  const defaults = new Report();
  const value = completeModel<ModelFile>(model, figures, defaults);
  tellOtherValues(value, figures, defaults);
  return defaults.hasErrors
    ? { ok: false, problems: defaults.problems }
    : { ok: true, value, problems: defaults.problems };
}

/** The file with the rows of the blocks that it names. */
function takeBlocks(
  read: DraftFile,
  node: JsonNode,
  report: ShapeReport,
  blocks: readonly BlockText[],
): Outcome<DraftFile> {
  const named = read.blocks ?? [];
  const place = member(node, 'blocks')?.start ?? node.start;
  const given = [...new Set(named)].flatMap((name) => {
    const block = blocks.find((each) => each.name === name);
    if (block === undefined) report.add('model.blockMissing', place, { block: name });
    return block === undefined ? [] : [readBlock(block)];
  });
  const faults = [...report.problems, ...given.flatMap((block) => block.problems)];
  if (faults.length > 0) return { ok: false, problems: faults };
  const found = given.flatMap((block) => (block.ok ? [block.value] : []));
  const { rows, problems } = mergeBlocks(read, found);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows, problems: [] };
}

function readBlock({
  name,
  file,
  text: json,
}: BlockText): Outcome<{ readonly name: string; readonly file: string; readonly rows: DraftBlock }> {
  const reading = parseJson(json);
  if ('fault' in reading) return { ok: false, problems: [faultProblem(json, file, reading.fault)] };
  const report = new ShapeReport(json, file);
  const rows = blockFile(reading.node, report);
  return rows === undefined || report.problems.length > 0
    ? { ok: false, problems: inOrder(report.problems) }
    : { ok: true, value: { name, file, rows }, problems: [] };
}

/** A warning for each target whose value is not that of the derived figure it names, at its own digits. */
function tellOtherValues({ targets }: ModelFile, figures: readonly Figure[], report: Report): void {
  const figureById = new Map(figures.map((figure) => [figure.id, figure]));
  for (const target of targets) {
    const { key, value, source } = target;
    const calculated = derivedValue(target, figureById.get(source));
    if (calculated === undefined || Number.isNaN(value) || agrees(String(value), calculated)) continue;
    const place = { table: 'targets', key, field: 'value' } as const;
    report.add('model.targetDerived', place, { key, value, source, calculated }, 'warning');
  }
}

/** An empty list counts as not given. */
function given<K extends string>(
  name: K,
  rows: readonly Named[] | undefined,
): Partial<Record<K, readonly Named[]>> {
  return rows === undefined || rows.length === 0 ? {} : ({ [name]: rows } as Record<K, readonly Named[]>);
}

/**
 * The text of model.json: fields in the order of their types, indented by two spaces, parameters' years ascending. Targets that
 * follow a derived figure among `figures` are written without a value: it is calculated when the file is read.
 */
export function writeModelFile(model: ModelFile, figures: readonly Figure[] = []): string {
  const { version, name, firstYear, baseYear, horizon, milestones, geography } = model;
  const { indicators, parameters, scenarios, rules, dimensions, profiles, allocations, accounts } = model;
  const figureById = new Map(figures.map((figure) => [figure.id, figure]));
  const targets = model.targets.map((target) => {
    const { value, ...rest } = target;
    const derived = derivedValue(target, figureById.get(target.source));
    // Without its figures a file is read without such values.
    const isOpen = Number.isNaN(value) || (derived !== undefined && isSame(derived, value));
    return isOpen ? rest : target;
  });
  const { groups, places, overview } = model;
  const head = {
    $schema: '../model.schema.json',
    version,
    name,
    firstYear,
    baseYear,
    horizon,
    milestones,
    geography,
  };
  const rare = { dimensions, profiles, allocations, accounts };
  const tables = { indicators, parameters, scenarios, targets, rules, ...rare };
  const names = { groups, places, overview };
  return `${JSON.stringify({ ...head, ...tables, ...names }, null, 2)}\n`;
}

function checkVersion(node: JsonNode, report: ShapeReport): boolean {
  const version = member(node, 'version');
  if (node.kind === 'object' && version === undefined)
    report.add('model.noVersion', node.start, { version: MODEL_VERSION });
  else if (version !== undefined && (version.kind !== 'scalar' || !Number.isInteger(version.value)))
    report.add('model.noVersion', version.start, { version: MODEL_VERSION });
  else if (version?.kind === 'scalar' && Number(version.value) > MODEL_VERSION)
    report.add('model.newer', version.start, { found: Number(version.value), known: MODEL_VERSION });
  else if (version?.kind === 'scalar' && Number(version.value) < 1)
    report.add('model.noVersion', version.start, { version: MODEL_VERSION });
  return report.problems.length === 0;
}

const FAULTS = {
  value: 'json.value',
  name: 'json.name',
  colon: 'json.colon',
  commaOrEnd: 'json.commaOrEnd',
  string: 'json.string',
  end: 'json.end',
  otherName: 'json.otherName',
  lessDepth: 'json.lessDepth',
} as const satisfies Record<JsonFault['expected'], Problem['code']>;

/** The problem of a syntax error in a JSON text, with its place. */
export function faultProblem(json: string, file: string, fault: JsonFault): Problem {
  const found = json.slice(fault.at, fault.at + 20).split(/\s/)[0] ?? '';
  return {
    code: FAULTS[fault.expected],
    severity: 'error',
    place: { file, ...lineAndColumn(json, fault.at) },
    args: { found },
  };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}
