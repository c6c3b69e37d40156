/**
 * Figures found in documents, held against labels: precision, recall and F1, by field and in all.
 *
 * Words: `--labels FILE` (default ../shared/gold/figures-002-003.jsonl), `--documents DIR` (default ../shared/documents), `--pack DIR`,
 * `--json`, `--details`, `--labelled-lines` (only proposals in lines with a label count: for labels of parts of a document). A label is a JSON line: {doc, line, num_col (0-based column of the digits), token, value, value_max?, unit,
 * qualifier, indicator_zh, geography, period, kind, relevant, has_digits}. A document's file begins with its `doc`. A field is right
 * for a found figure when it is the label's; recall is over all relevant labels, precision over all proposals.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../../../src/figures/extract/candidate.js';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';
import { foldPhrase } from '../../../src/figures/extract/indicatorIndex.js';
import { findUnit, isCounting, sameDimension } from '../../../src/figures/units.js';
import { readPack } from '../../../src/model/pack.js';
import { vocabularyOf } from '../../../src/model/vocabulary.js';

interface Label {
  readonly doc: string;
  readonly line: number;
  readonly num_col: number;
  readonly token: string;
  readonly value: number;
  readonly value_max?: number | null;
  readonly unit: string;
  readonly qualifier: string;
  readonly indicator_zh: string;
  readonly geography: string;
  readonly period: string;
  readonly kind: string;
  readonly relevant: boolean;
}

const root = process.cwd();
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const labelsFile = option('labels', join(root, '../shared/gold/figures-002-003.jsonl'));
const folder = option('documents', join(root, '../shared/documents'));
const packFolder = option('pack', join(root, 'seeds/zhejiang'));

const labels = readFileSync(labelsFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Label);
const text = (name: string): string => readFileSync(join(packFolder, name), 'utf8');
const pack = readPack({
  documents: text('documents.csv'),
  figures: text('figures.csv'),
  model: text('model.json'),
});
if (!pack.ok) throw new Error(`the pack ${packFolder} has problems: run tuiyan verify`);
const places = readFileSync(join(root, 'seeds/places.txt'), 'utf8').split(/\s+/);
const vocabulary = vocabularyOf(pack.value, places);
const names = new Map(pack.value.indicators.map(({ key, name }) => [key, [key, name.zh, name.en]]));

const QUALIFIERS: Readonly<Record<string, string>> = {
  '': 'exact',
  at_least: 'atLeast',
  at_most: 'atMost',
};
const KINDS: Readonly<Record<string, string>> = { growth_rate: 'growth', rank: 'actual' };
const UNITS: Readonly<Record<string, string>> = { rank: '位' };

/** By field, whether a figure has what the label says. */
const FIELDS: Readonly<Record<string, (found: Candidate, label: Label) => boolean>> = {
  value: (found, label) => isSameAmount(found.value, found.unit, label.value, label.unit),
  unit: (found, label) => isSameUnit(found.unit, label.unit),
  qualifier: (found, label) => found.qualifier === (QUALIFIERS[label.qualifier] ?? label.qualifier),
  indicator: (found, label) => likeness(found, label) >= 0.5,
  period: (found, label) => found.period.replace(/^(\d{4})\.\.(\d{4})$/, '$1-$2') === label.period,
  geography: (found, label) => found.geography === label.geography,
  kind: (found, label) => found.kind === (KINDS[label.kind] ?? label.kind),
};

const counts = new Map<string, number>();
const add = (name: string, by = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + by);
};
/** Bytes. */
const LONG = 2e6;
let bytes = 0;
const sources: string[] = [];
const start = process.cpuUsage();
for (const doc of new Set(labels.map((label) => label.doc))) {
  const file = readdirSync(folder).find((name) => name.startsWith(doc));
  if (file === undefined) throw new Error(`${folder} has no document ${doc}`);
  const source = readFileSync(join(folder, file), 'utf8');
  bytes += Buffer.byteLength(source);
  sources.push(source);
  const found = extractFigures(source.split('\n'), { vocabulary });
  judge(
    found,
    labels.filter((label) => label.doc === doc),
  );
}
const { user } = process.cpuUsage(start);
report(user / 1e6, longText());

/** Megabytes a second of one text as long as `LONG`: a short one is read before the engine has compiled what reads it. */
function longText(): number {
  const once = sources.join('\n');
  const text = once.repeat(Math.ceil(LONG / Math.max(1, Buffer.byteLength(once))));
  const from = process.cpuUsage();
  extractFigures(text.split('\n'), { vocabulary });
  return Buffer.byteLength(text) / process.cpuUsage(from).user;
}

function judge(found: readonly Candidate[], wanted: readonly Label[]): void {
  const used = new Set<Candidate>();
  const labelled = new Set(wanted.map(({ line }) => line));
  const counted = process.argv.includes('--labelled-lines')
    ? found.filter(({ line }) => labelled.has(line))
    : found;
  add('proposed', counted.length);
  for (const label of wanted) {
    const column = label.num_col + 1;
    const match = found.find(
      (one) =>
        !used.has(one) &&
        one.line === label.line &&
        one.column <= column &&
        column < one.column + one.token.length + 1,
    );
    if (match !== undefined) used.add(match);
    if (!label.relevant) {
      if (match !== undefined) tell('wrong', label, match);
      continue;
    }
    add('relevant');
    if (match === undefined) {
      tell('missed', label, undefined);
      continue;
    }
    add('found');
    const right = Object.entries(FIELDS).filter(([, isRight]) => isRight(match, label));
    for (const [name] of right) add(name);
    const has = (...fields: readonly string[]): boolean =>
      fields.every((field) => right.some(([name]) => name === field));
    if (has('value', 'unit', 'qualifier')) add('value, unit, qualifier');
    if (has('value', 'unit', 'qualifier', 'indicator', 'period', 'geography')) add('all but kind');
    const wrong = Object.keys(FIELDS).filter((field) => !has(field));
    if (wrong.length > 0) tell(wrong.join(' '), label, match);
  }
}

function tell(what: string, label: Label, found: Candidate | undefined): void {
  if (!process.argv.includes('--details')) return;
  const got = found === undefined ? '' : ` -> ${JSON.stringify({ ...found, confidence: undefined })}`;
  console.log(`${label.doc}:${label.line} ${what}: ${label.token} ${label.indicator_zh}${got}`);
}

function report(seconds: number, longRate: number): void {
  const of = (name: string): number => counts.get(name) ?? 0;
  const rows = ['found', ...Object.keys(FIELDS), 'value, unit, qualifier', 'all but kind'].map((field) => {
    const precision = of(field) / Math.max(1, of('proposed'));
    const recall = of(field) / Math.max(1, of('relevant'));
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { field, precision, recall, f1 };
  });
  const rate = bytes / 1e6 / Math.max(seconds, 1e-9);
  if (process.argv.includes('--json')) {
    console.log(
      JSON.stringify({
        ...{ relevant: of('relevant'), proposed: of('proposed'), rows },
        ...{ megabytesPerSecond: longRate, firstMegabytesPerSecond: rate },
      }),
    );
    return;
  }
  console.log(`${of('relevant')} relevant labels, ${of('proposed')} proposals`);
  console.log(`${longRate.toFixed(2)} MB/s in a long text, ${rate.toFixed(2)} MB/s in the first short ones`);
  console.log('field                    precision  recall     F1');
  for (const { field, precision, recall, f1 } of rows)
    console.log(
      `${field.padEnd(24)} ${[precision, recall, f1].map((share) => `${(100 * share).toFixed(1)} %`.padStart(8)).join(' ')}`,
    );
}

function isSameAmount(value: number, unit: string, wanted: number, wantedUnit: string): boolean {
  const from = findUnit(unit);
  const to = findUnit(UNITS[wantedUnit] ?? wantedUnit);
  const isMeasured = from !== undefined && to !== undefined && sameDimension(from, to);
  const size = (amount: number, scale: number): number => amount * scale;
  const a = size(value, isMeasured ? from.scale : 1);
  const b = size(wanted, isMeasured ? to.scale : 1);
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function isSameUnit(unit: string, wanted: string): boolean {
  const name = (UNITS[wanted] ?? wanted).replace(/^other:/, '');
  const [from, to] = [findUnit(unit), findUnit(name)];
  if (from === undefined || to === undefined) return unit === name;
  return sameDimension(from, to) || (isCounting(from) && isCounting(to));
}

/** Share of neighbouring characters in common, of the phrase or of the pack's name, whichever is nearer. */
function likeness(found: Candidate, label: Label): number {
  const wanted = foldPhrase(label.indicator_zh);
  const own = [found.phrase, ...(names.get(found.indicator) ?? [])].map(foldPhrase);
  return Math.max(...own.map((name) => shared(name, wanted)));
}

function shared(a: string, b: string): number {
  if (a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))) return 1;
  const pairs = (word: string): readonly string[] =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
  const left = [...pairs(b)];
  let common = 0;
  for (const pair of pairs(a)) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / Math.max(1, pairs(a).length + pairs(b).length);
}
