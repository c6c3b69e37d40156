/**
 * `tuiyan roll --to YEAR --actuals F.csv --out DIR`: actuals arrive and the base year moves.
 *
 * The rolled pack is written complete or not at all; the plan as it was is kept in its vintages.csv, and why it changed in
 * revisions.csv. Numbers that contradict each other write nothing (exit 1) unless --follow names the series that gives way; what was
 * checked is printed all the same.
 */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '../hosts/decodeText.js';
import type { Problem } from '../messages/problem.js';
import { fill } from '../messages/language.js';
import { GROWTHS } from '../messages/wording/monitoring.js';
import { ROLL_WORDS } from '../messages/wording/roll.js';
import { TARGET_WORDS } from '../messages/wording/targets.js';
import { locateProblems } from '../model/locate.js';
import { keepBlocks } from '../model/keepBlocks.js';
import { readPack, type PackFiles } from '../model/pack.js';
import type { Model } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import { readActuals } from '../model/roll/readActuals.js';
import { shortNumber, type Roll, type RollCheck } from '../model/roll/roll.js';
import { rollModel } from '../model/roll/rollModel.js';
import { keepVintage } from '../model/roll/vintage.js';
import { findUnit } from '../figures/units.js';
import { unitText } from '../workbook/tables/fields.js';
import { written } from './amounts.js';
import { chooseIndicator, readYear } from './choices.js';
import { namedFiles, obstacleAt, writePackFolder } from './packFolder.js';
import { checkModel, loadPack, problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const roll: Verb = {
  name: 'roll',
  summary: 'rollSummary',
  options: [
    { name: 'to', help: 'rollToOption', value: 'YEAR', isRequired: true },
    { name: 'actuals', help: 'rollActualsOption', value: 'F.csv', isRequired: true },
    { name: 'out', help: 'packOutOption', value: 'DIR', isRequired: true },
    { name: 'follow', help: 'followOption', value: 'INDICATOR' },
  ],
  run: async (given, terminal) => {
    const to = readYear(given['to'] ?? '');
    if (to === undefined) {
      terminal.complain(terminal.say('badRollYear', { value: given['to'] ?? '' }));
      return WRONG_USAGE;
    }
    const pack = loadPack(given['pack'], terminal);
    if (pack === undefined) return INPUT_HAS_PROBLEMS;
    const tell = (problems: readonly Problem[]): number => {
      terminal.report(locateProblems(problems, pack.files), pack.folder);
      return INPUT_HAS_PROBLEMS;
    };
    const { prepared: before, problems } = checkModel(pack.files);
    tell(problems);
    if (before === undefined) return INPUT_HAS_PROBLEMS;
    const follow =
      given['follow'] === undefined ? undefined : chooseIndicator(before, given['follow'], terminal);
    if (given['follow'] !== undefined && follow === undefined) return WRONG_USAGE;
    const out = given['out'] ?? '';
    const obstacle = obstacleAt(out);
    if (obstacle !== undefined) return tell([obstacle]);
    const file = given['actuals'] ?? '';
    const table = readTextFile(resolve(file));
    if (!('text' in table)) return tell([table]);
    const actuals = readActuals(table.text, resolve(file), before, to);
    if (!actuals.ok) return tell(actuals.problems);
    const date = new Date().toISOString().slice(0, 10);
    const request = { to, actuals: actuals.value, date, file };
    const outcome = rollModel(before, follow === undefined ? request : { ...request, follow });
    if (!outcome.ok) {
      const { checks } = outcome;
      const nothing = { baseYear: before.model.baseYear, replaced: [], unused: [], revisions: [], checks };
      if ('json' in given) await terminal.write(JSON.stringify(nothing));
      return tell([...actuals.problems, ...outcome.problems]);
    }
    tell([...actuals.problems, ...outcome.problems]);
    const rolled = outcome.value;
    const failure = write(out, keepVintage(before, rolled, date), pack.files.blocks);
    if (failure !== undefined) return tell(failure);
    const { prepared: _, ...told } = rolled;
    await terminal.write(
      'json' in given ? JSON.stringify({ baseYear: to, ...told }) : tabulate(before, rolled, out, terminal),
    );
    return DONE;
  },
};

/** The text of a file, or the one problem that keeps it from being read. */
function readTextFile(path: string): { readonly text: string } | Problem {
  try {
    if (!statSync(path).isFile()) return problemOf('cli.cannotRead', path, { reason: 'EISDIR' });
    const decoded = decodeText(readFileSync(path), path);
    return decoded.ok ? { text: decoded.text } : decoded.problem;
  } catch (thrown) {
    return problemOf('cli.cannotRead', path, { reason: reasonOf(thrown) });
  }
}

function write(out: string, model: Model, blocks: PackFiles['blocks']): readonly Problem[] | undefined {
  const { files } = keepBlocks(model, blocks ?? {});
  // What is written is read once more: no pack leaves here that another verb would refuse.
  const read = readPack(files);
  if (!read.ok) return read.problems;
  const failure = writePackFolder(out, namedFiles(files, out));
  return failure === undefined ? undefined : [failure];
}

// --- what people read -------------------------------------------------------------------------------------

function tabulate(before: PreparedModel, rolled: Roll, out: string, terminal: Terminal): string {
  const { say, language } = terminal;
  const { prepared, replaced, unused, revisions, checks, judged, followed, superseded, settled, margins } =
    rolled;
  const { model, names } = prepared;
  const nameOf = (key: string): string => names.write(key, language);
  const show = (value: number | null, symbol: string): string => {
    const unit = findUnit(symbol);
    return value === null || unit === undefined ? '' : written(value, unit, language);
  };
  // A rate changes by percentage points.
  const showChange = (value: number, symbol: string): string =>
    symbol === '%' ? fill(GROWTHS.pp[language], { value: value.toFixed(2) }) : show(value, symbol);
  const unitOf = (key: string): string => prepared.seriesByKey.get(key)?.unit.symbol ?? '';
  const shownYears = [model.baseYear, ...model.milestones, model.horizon];
  const tables = [
    [
      [say('actual'), say('unit'), say('year'), say('was'), say('isNow'), say('figure')],
      ...replaced.map((row) => [
        nameOf(row.indicator),
        unitText(row.unit, language),
        String(row.year),
        show(row.was, row.unit),
        show(row.is, row.unit),
        row.formula === undefined ? row.figure : `${row.figure} ${row.formula}`,
      ]),
    ],
    [
      [say('notUsed'), say('unit'), say('year'), say('value'), '', say('why')],
      ...unused.map((row) => [
        [nameOf(row.indicator), ...(row.member === null ? [] : [row.member])].join('·'),
        unitText(row.unit, language),
        String(row.year),
        String(row.value),
        '',
        say(UNUSED[row.reason]),
      ]),
    ],
    [
      [say('revision'), say('unit'), say('year'), say('was'), say('isNow'), say('causes')],
      ...revisions
        .filter(({ year }) => shownYears.includes(year))
        .map(({ indicator, year, was, is, causes }) => [
          nameOf(indicator),
          unitText(unitOf(indicator), language),
          String(year),
          show(was, unitOf(indicator)),
          show(is, unitOf(indicator)),
          causes
            .map(({ cause, of, amount }) => {
              const what = of === undefined ? say(cause) : `${say(cause)} ${nameOf(of)}`;
              return `${what} ${amount > 0 ? '+' : ''}${showChange(amount, unitOf(indicator))}`;
            })
            .join('; '),
        ]),
    ],
  ];
  return [
    say('rolled', { from: String(before.model.baseYear), to: String(model.baseYear), out }),
    ...tables
      .filter((rows) => rows.length > 1)
      .map((rows) => printTable(rows, (column) => column > 1 && column < 5)),
    ...judged.map((row) =>
      say('judgedNow', {
        target: nameOf(row.indicator) + (row.indicator === row.target ? '' : ` (${row.target})`),
        comparator: row.comparator,
        value: row.value,
        unit: row.unit,
        is: shortNumber(row.is ?? NaN),
        status: TARGET_WORDS[row.status][language],
      }),
    ),
    ...followed.map((row) =>
      fill(ROLL_WORDS.rollFollows[language], {
        target: nameOf(row.indicator),
        year: String(row.year),
        was: show(row.was, row.unit),
        is: show(row.is, row.unit),
      }),
    ),
    ...superseded.map(({ usedBy, actual, ...row }) =>
      say(usedBy.length === 0 ? 'planSuperseded' : 'planStillUsed', {
        ...row,
        indicator: nameOf(row.indicator),
        actual: actual === null ? '' : shortNumber(actual),
        usedBy: usedBy.map(nameOf).join(' / '),
      }),
    ),
    ...settled.map(({ scenario, parameters }) =>
      say('scenarioLater', {
        scenario: prepared.scenarioByKey.get(scenario)?.name[language] ?? scenario,
        parameters: parameters.map(nameOf).join(' / '),
        year: String(model.baseYear + 1),
      }),
    ),
    ...margins.map((key) => say('marginOver', { name: nameOf(key) })),
    ...checks.flatMap((check) => tellCheck(check, nameOf, terminal)),
  ].join('\n\n');
}

const UNUSED = {
  known: 'unusedKnown',
  noSeries: 'unusedNoSeries',
  member: 'unusedMember',
  follows: 'unusedFollows',
} as const;

/** Changes of past values are reported as warnings. */
function tellCheck(check: RollCheck, nameOf: (key: string) => string, { say }: Terminal): readonly string[] {
  const { indicator, year } = check;
  const args = { indicator: nameOf(indicator), year: String(year) };
  switch (check.check) {
    case 'identity':
      return [say('identityHolds', args)];
    case 'baseYear':
      return [say(check.basis === 'plan' ? 'basePlanned' : 'baseProjected', args)];
    case 'growth': {
      if (check.holds) return [];
      const of = check.of.map(({ key, value, unit }) => `${nameOf(key)} ${shortNumber(value)} ${unit}`);
      const { stated, calculated } = check;
      const growth = { stated: stated.toFixed(2), calculated: calculated.toFixed(2) };
      return [
        say(check.isContradiction ? 'growthDiffers' : 'growthSurprise', {
          ...args,
          ...growth,
          of: of.join(', '),
        }),
      ];
    }
    case 'laterStart':
      return [say('startsLater', args)];
    case 'past':
      return [];
  }
}
