/** `tuiyan allocate`: a yearly total to members, or to members by investors. */
import { allocate as divide, type Allocated } from '../analysis/allocation/allocate.js';
import { columnSums } from '../analysis/allocation/balance.js';
import { checkAllocation } from '../analysis/allocation/checkAllocation.js';
import { findDoubts, isRound } from '../analysis/allocation/findDoubts.js';
import { findMissing } from '../analysis/allocation/findMissing.js';
import type { Tier } from '../analysis/allocation/plans.js';
import type { AllocationQuestion } from '../analysis/allocation/question.js';
import { readTables, type AllocationTables } from '../analysis/allocation/readTables.js';
import { readTiers } from '../analysis/allocation/readTiers.js';
import { roundTo } from '../analysis/allocation/roundParts.js';
import { packHistory } from '../analysis/monitoring/packHistory.js';
import { pathOf } from '../analysis/monitoring/path.js';
import { explainError } from '../analysis/words/errorWords.js';
import { amount } from '../analysis/words/words.js';
import { readTypedAmount, readTypedNumber } from '../figures/typedNumber.js';
import { cellValue, reportedValue, type Unit } from '../figures/units.js';
import { isError } from '../formula/values/value.js';
import type { CliText } from '../messages/wording/cli.js';
import { describe } from '../messages/messages.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import type { Dimension } from '../model/model.js';
import { foldName } from '../model/names.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import { answerMore, tierQuestions, type More } from './allocateMore.js';
import type { Given } from './arguments.js';
import { chooseIndicator, chooseScenario, chooseYear, unitOf } from './choices.js';
import { readInput } from './inputFile.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const allocate: Verb = {
  name: 'allocate',
  summary: 'allocateSummary',
  options: [
    { name: 'total', help: 'totalOption', value: 'INDICATOR:YEAR|NUMBER', isRequired: true },
    { name: 'weights', help: 'weightsOption', value: 'W.csv', isRequired: true },
    { name: 'matrix', help: 'matrixOption', value: 'M.csv' },
    { name: 'columns', help: 'columnsOption', value: 'C.csv' },
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'increase', help: 'increaseOption' },
    { name: 'not-below-last', help: 'notBelowLastOption', value: '[PCT]', isValueOptional: true },
    { name: 'digits', help: 'digitsOption', value: 'N' },
    { name: 'ask', help: 'askOption', value: 'MEMBER=PCT' },
    { name: 'to', help: 'toYearOption', value: 'YEAR' },
    { name: 'below', help: 'belowOption', value: 'T.csv' },
    { name: 'page', help: 'pageOption', value: 'MEMBER' },
  ],
  run: async (given, terminal) => {
    const settings = readSettings(given, terminal);
    if (settings === undefined) return WRONG_USAGE;
    const total = readTotal(given, terminal);
    if (typeof total === 'number') return total;
    const tables = readFiles(given, total.unit?.symbol ?? '', terminal);
    if (tables === undefined) return INPUT_HAS_PROBLEMS;
    const { members, seed } = tables;
    const question: AllocationQuestion = {
      total: total.value,
      members,
      ...settings,
      ...(seed === undefined ? {} : { seed }),
    };
    const problems = findProblems(question, tables, total.isTyped);
    const code = tell(problems, terminal);
    if (code !== DONE) return code;
    const names = members.map(({ name }) => name);
    const dimensions = total.dimensions ?? [];
    const doubts = [...findMissing(dimensions, names), ...findDoubts(question, dimensions)];
    tell(doubts.map(tables.locate), terminal);
    const answer = divide(question);
    const isJson = 'json' in given;
    if (!answer.feasible) {
      const { problem, ...rest } = answer;
      const message = describe(problem, terminal.language);
      if (isJson) await terminal.write(JSON.stringify({ ...rest, message }));
      return tell([tables.locate(problem)], terminal);
    }
    const asked = readMore(given, question, answer, total, terminal);
    if (typeof asked === 'number') return asked;
    const more = answerMore(question, answer, asked, terminal);
    await terminal.write(
      isJson
        ? JSON.stringify({ ...report(question, answer, total.unit), ...more.json })
        : [...total.words, tabulate(question, answer, total.unit, terminal), ...more.words].join('\n\n'),
    );
    return DONE;
  },
};

/** What the options ask for beside the division, or an exit code after an error was reported. */
function readMore(
  given: Given,
  question: AllocationQuestion,
  answer: Allocated,
  total: Total,
  terminal: Terminal,
): More | number {
  const { complain, say } = terminal;
  const names = question.members.map(({ name }) => name);
  const find = (written: string): string | undefined =>
    names.find((name) => foldName(name) === foldName(written));
  const strange = (written: string): number => {
    complain(say('strangeMember', { member: written, members: names.join(say('listSeparator')) }));
    return WRONG_USAGE;
  };
  const [, wisher = '', more = ''] = /^(.*)[=＝](.*)$/s.exec(given['ask'] ?? '') ?? [];
  const percent = readPlain(more, '%');
  if (given['ask'] !== undefined && !(percent >= -100)) {
    complain(say('badAsk', { value: given['ask'] }));
    return WRONG_USAGE;
  }
  const [member, page] = [find(wisher.trim()), find((given['page'] ?? '').trim())];
  if (given['ask'] !== undefined && member === undefined) return strange(wisher.trim());
  if (given['page'] !== undefined && page === undefined) return strange(given['page'].trim());
  const totals = given['to'] === undefined ? [] : total.until?.(given['to'], terminal);
  if (totals === undefined) {
    if (total.until === undefined) complain(say('toNeedsYear'));
    return WRONG_USAGE;
  }
  const tiers =
    given['below'] === undefined ? [] : readBelow(given['below'], question, answer, total, terminal);
  if (typeof tiers === 'number') return tiers;
  return {
    ...(member === undefined ? {} : { ask: { member, percent } }),
    ...(totals.length === 0 ? {} : { totals }),
    ...(tiers.length === 0 ? {} : { tiers }),
    ...(page === undefined ? {} : { page }),
  };
}

/** The tiers of a table, each of which can be divided; or an exit code after its problems were reported. */
function readBelow(
  file: string,
  question: AllocationQuestion,
  answer: Allocated,
  total: Total,
  terminal: Terminal,
): readonly Tier[] | number {
  const text = readInput(file, terminal);
  if (text === undefined) return INPUT_HAS_PROBLEMS;
  const names = question.members.map(({ name }) => name);
  const { tiers, problems } = readTiers({ file, text }, names, total.unit?.symbol ?? '');
  const checked = tierQuestions(question, answer, tiers).flatMap((tier) =>
    checkAllocation(tier.question).map((problem) => ({ ...problem, place: { ...problem.place, file } })),
  );
  const code = terminal.report([...problems, ...checked], '') > 0 ? INPUT_HAS_PROBLEMS : DONE;
  return code === DONE ? tiers : code;
}

/** More decimals than this are never asked for. */
const MOST_DIGITS = 12;

/** Undefined after an error was reported. */
function readSettings(
  given: Given,
  terminal: Terminal,
): Pick<AllocationQuestion, 'isIncrease' | 'leastGrowth' | 'digits'> | undefined {
  type Settings = ReturnType<typeof readSettings>;
  const refuse = (text: CliText, args: Readonly<Record<string, string>>): Settings => {
    terminal.complain(terminal.say(text, args));
    return undefined;
  };
  for (const [option, other] of [
    ['matrix', 'columns'],
    ['columns', 'matrix'],
  ] as const)
    if (option in given && !(other in given))
      return refuse('needsOther', { option: `--${option}`, other: `--${other}` });
  const { digits: writtenDigits, 'not-below-last': writtenGrowth } = given;
  const digits = writtenDigits === undefined ? undefined : readPlain(writtenDigits, '');
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= MOST_DIGITS))
    return refuse('badDigits', { value: writtenDigits ?? '', most: String(MOST_DIGITS) });
  const leastGrowth =
    writtenGrowth === undefined ? undefined : writtenGrowth === '' ? 0 : readPlain(writtenGrowth, '%');
  if (leastGrowth !== undefined && !(leastGrowth >= -100))
    return refuse('badGrowth', { value: writtenGrowth ?? '' });
  return {
    isIncrease: 'increase' in given,
    ...(leastGrowth === undefined ? {} : { leastGrowth }),
    ...(digits === undefined ? {} : { digits }),
  };
}

/** NaN if it is not a number. */
function readPlain(written: string, unit: string): number {
  const reading = readTypedNumber(written, { unit });
  return reading.ok ? reading.value : NaN;
}

interface Total {
  readonly value: number;
  /** A number that was typed, and not one that a scenario projects. */
  readonly isTyped: boolean;
  /** Of an indicator, or as it was typed; a plain number has none. */
  readonly unit?: Unit;
  /** Of the model of the indicator. */
  readonly dimensions?: readonly Dimension[];
  /** The totals from its year to another; undefined after an error was reported. A plain number has no year. */
  readonly until?: (
    written: string,
    terminal: Terminal,
  ) => readonly { readonly year: number; readonly total: number }[] | undefined;
  /** Where the number comes from, for the reader of the table. */
  readonly words: readonly string[];
}

/** The total, or an exit code after an error was reported. */
function readTotal(given: Given, terminal: Terminal): Total | number {
  const { complain, language, say } = terminal;
  const written = given['total'] ?? '';
  const [, name, writtenYear] = /^\s*(.+?)\s*[:：]\s*(\S+)\s*$/s.exec(written) ?? [];
  if (name === undefined || writtenYear === undefined) {
    const reading = readTypedAmount(written);
    const ratio =
      reading.ok && reading.unit !== undefined && isRatio(reading.unit) ? reading.unit : undefined;
    if (ratio !== undefined) {
      complain(say('totalOfRatio', { indicator: written.trim(), unit: ratio.name[language] }));
      return WRONG_USAGE;
    }
    if (reading.ok && reading.value >= 0) return { isTyped: true, words: [], ...reading };
    const isVague = reading.ok || reading.problem.code === 'figures.typedNotNumber';
    complain(isVague ? say('badTotal', { value: written }) : describe(reading.problem, language));
    return WRONG_USAGE;
  }
  const prepared = loadModel(given['pack'], terminal);
  if (prepared === undefined) return INPUT_HAS_PROBLEMS;
  const scenario = chooseScenario(prepared, given['scenario'], terminal);
  const key = scenario && chooseIndicator(prepared, name, terminal);
  const year = key && chooseYear(prepared, writtenYear, terminal);
  if (scenario === undefined || !key || !year) return WRONG_USAGE;
  const unit = unitOf(prepared, key);
  const indicator = prepared.names.write(key, language);
  if (isRatio(unit)) {
    complain(say('totalOfRatio', { indicator, unit: unit.name[language] }));
    return WRONG_USAGE;
  }
  const { indicators, years } = projectModel(prepared, scenario);
  const value = indicators.find((row) => row.key === key)?.values[years.indexOf(year)];
  const refuse = (sentence: string): number => {
    complain(sentence);
    return INPUT_HAS_PROBLEMS;
  };
  if (isError(value)) return refuse(explainError(prepared, value)[language]);
  if (typeof value !== 'number') return refuse(say('noTotalValue', { indicator, year: String(year) }));
  const shown = amount(value, unit, 8)[language];
  if (value < 0) return refuse(say('negativeTotal', { indicator, year: String(year), value: shown }));
  const reported = reportedValue(value, unit);
  const path = planOf(prepared, key, year, reported);
  if (Math.abs(path - reported) > 1e-6 * Math.abs(reported)) {
    const [pathShown, typed] = [
      amount(cellValue(path, unit), unit, 8)[language],
      Number(path.toPrecision(8)),
    ];
    const args = { indicator, year: String(year), value: shown, path: pathShown };
    complain(say('totalPath', { ...args, typed: `${typed}${unit.symbol}` }));
  }
  const scenarioName = prepared.scenarioByKey.get(scenario)?.name[language] ?? scenario;
  return {
    value: reported,
    isTyped: false,
    unit,
    dimensions: prepared.model.dimensions ?? [],
    until: (last, to) => {
      const end = chooseYear(prepared, last, to);
      if (end === undefined) return undefined;
      const row = indicators.find((each) => each.key === key)?.values ?? [];
      const ahead = years.flatMap((each, i) => {
        const amountOf = row[i];
        const isAsked = each >= year && each <= end && typeof amountOf === 'number' && amountOf >= 0;
        return isAsked ? [{ year: each, total: reportedValue(amountOf, unit) }] : [];
      });
      if (ahead.length === end - year + 1) return ahead;
      to.complain(say('toHasNoTotal', { indicator, year: String(year), last: String(end) }));
      return undefined;
    },
    words: [say('totalOf', { indicator, year: String(year), scenario: scenarioName, value: shown })],
  };
}

/** What monitoring judges the year by: its plan, the path to the next level target, or else the projected value. */
function planOf(prepared: PreparedModel, key: string, year: number, projected: number): number {
  const history = packHistory(prepared)(key);
  if (history === undefined) return projected;
  const planIn = (each: number): number | undefined => history.plans.get(each);
  return pathOf(history.targets, planIn, history.years, () => projected, year)?.path ?? projected;
}

function isRatio({ dimension }: Unit): boolean {
  return Object.keys(dimension).length === 0;
}

/** Undefined after problems of the files themselves were reported. */
function readFiles(given: Given, unit: string, terminal: Terminal): AllocationTables | undefined {
  const read = (option: string) => {
    const file = given[option] ?? '';
    const text = readInput(file, terminal);
    return text === undefined ? undefined : { file, text };
  };
  const weights = read('weights');
  if (!('matrix' in given)) return weights && readTables(weights, undefined, unit);
  const [cells, investors] = [read('matrix'), read('columns')];
  return weights && cells && investors && readTables(weights, { cells, investors }, unit);
}

/** Problems that may only be consequences of unreadable fields, which are reported. */
const DOUBTFUL: readonly Problem['code'][] = [
  'allocation.noMembers',
  'allocation.noWeight',
  'allocation.noLast',
  'allocation.noLastColumn',
];

/** In the order of the files. */
function findProblems(
  question: AllocationQuestion,
  tables: AllocationTables,
  isTyped: boolean,
): readonly Problem[] {
  const { total, digits } = question;
  const checked = checkAllocation(question).map(tables.locate);
  // A projected value has any number of decimals, and is rounded with a remark; a typed value is exact.
  if (isTyped && digits !== undefined && checked.length === 0 && !isRound(total, digits))
    checked.push(makeProblem('allocation.totalNotRound', {}, { total, digits }));
  const isDoubtful = tables.problems.some(({ severity }) => severity === 'error');
  const found = [
    ...tables.problems,
    ...checked.filter(({ code }) => !(isDoubtful && DOUBTFUL.includes(code))),
  ];
  const files = found.map(({ place }) => place.file);
  return found.sort(
    (a, b) =>
      files.indexOf(a.place.file) - files.indexOf(b.place.file) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}

/**
 * Problems with their places; problems without a file are about an option. Returns the exit code; warnings alone do not stop the
 * verb.
 */
function tell(problems: readonly Problem[], terminal: Terminal): number {
  const inFiles = problems.filter(({ place }) => place.file !== undefined);
  for (const problem of problems)
    if (problem.place.file === undefined) terminal.complain(describe(problem, terminal.language));
  if (terminal.report(inFiles, '') > 0) return INPUT_HAS_PROBLEMS;
  return problems.some(({ severity }) => severity === 'error') ? WRONG_USAGE : DONE;
}

/** The object that `allocate --json` prints; a contract with scripts. */
function report(
  { members, seed, digits }: AllocationQuestion,
  { total, values, binding, matrix, method }: Allocated,
  unit: Unit | undefined,
): object {
  // Rounded amounts add up to a rounded number; the rounding error of the sum is removed.
  const clean = (sum: number): number => (digits === undefined ? sum : roundTo(sum, digits));
  return {
    feasible: true,
    total,
    unit: unit?.symbol ?? null,
    members: members.map(({ name }, i) => ({ member: name, value: values[i] })),
    ...(matrix === undefined
      ? {}
      : {
          investors: seed?.investors.map(({ name }) => name),
          matrix,
          rowSums: matrix.map((row) => clean(row.reduce((sum, cell) => sum + cell, 0))),
          columnSums: columnSums(matrix, seed?.investors.length ?? 0).map(clean),
        }),
    binding,
    method,
  };
}

function tabulate(
  { members, seed, digits }: AllocationQuestion,
  { total, values, binding, matrix }: Allocated,
  unit: Unit | undefined,
  { language, say }: Terminal,
): string {
  const number = (value: number, decimals = digits ?? 4): string =>
    value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: decimals,
    });
  const share = (value: number): string => (total === 0 ? '' : `${((value / total) * 100).toFixed(2)}%`);
  const investors = seed?.investors.map(({ name }) => name) ?? [];
  const words = { floor: 'floorBound', cap: 'capBound', hold: 'holdBound' } as const;
  const value = say('allocatedValue') + (unit === undefined ? '' : ` (${unit.name[language]})`);
  const head = [say('member'), value, say('shareOfTotal'), ...investors, say('bound')];
  const body = members.map(({ name }, i) => {
    const bound = binding.find(({ member }) => member === name);
    const amounts = [values[i] ?? 0, ...(matrix?.[i] ?? [])];
    const [first = '', ...cells] = amounts.map((each) => number(each));
    const bounds = bound === undefined ? '' : say(words[bound.kind], { value: number(bound.value, 12) });
    return [name, first, share(values[i] ?? 0), ...cells, bounds];
  });
  const sums = columnSums([...values.map((each, i) => [each, ...(matrix?.[i] ?? [])])], 1 + investors.length);
  const [first = '', ...cells] = sums.map((each) => number(each));
  const last = [say('sum'), first, share(total), ...cells, ''];
  return printTable([head, ...body, last], (column) => column > 0 && column < head.length - 1);
}
