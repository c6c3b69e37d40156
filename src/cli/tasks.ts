/** `tuiyan tasks`: the yearly tasks that follow from the targets, with owners and dates, as a table to send out. */
import type { PathShape } from '../analysis/monitoring/path.js';
import { readOwners, type Owner } from '../analysis/monitoring/readOwners.js';
import { splitTasks, type Task } from '../analysis/monitoring/splitTasks.js';
import { writeCsv } from '../figures/csv.js';
import { findUnit } from '../figures/units.js';
import type { Language } from '../messages/language.js';
import { TASK_BASES, TASK_HEADS } from '../messages/wording/tasks.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import { plain, written } from './amounts.js';
import type { Given } from './arguments.js';
import { chooseScenario } from './choices.js';
import { readInput } from './inputFile.js';
import { readShape } from './monitorFile.js';
import { loadModel } from './packs.js';
import { chooseOutput, saveOutput, tellResult } from './resultFile.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const tasks: Verb = {
  name: 'tasks',
  summary: 'tasksSummary',
  options: [
    { name: 'owners', help: 'ownersOption', value: 'O.csv' },
    { name: 'from', help: 'tasksFromOption', value: 'YEAR' },
    { name: 'to', help: 'tasksToOption', value: 'YEAR' },
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'shape', help: 'shapeOption', value: 'geometric|linear|front|back' },
    { name: 'out', help: 'tasksOutOption', value: 'F.csv' },
  ],
  run: async (given, terminal) => {
    const shape = readShape(given['shape'], terminal);
    if (shape === 'unreadable') return WRONG_USAGE;
    const output = 'out' in given ? chooseOutput(given['out'] ?? '', '', terminal) : undefined;
    if (typeof output === 'number') return output;
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const found = split(prepared, given, shape, terminal);
    if (typeof found === 'number') return found;
    const rows = rowsOf(prepared, found, terminal.language);
    if (output !== undefined) {
      // Excel reads a text as UTF-8 only with the mark at its start.
      const bytes = new TextEncoder().encode(`\uFEFF${writeCsv(rows.map((row) => row.map(String)))}`);
      if (!(await saveOutput(output, bytes, terminal))) return INPUT_HAS_PROBLEMS;
    }
    const text =
      'json' in given
        ? JSON.stringify(found.map(reportTask))
        : printTable(shownRows(prepared, found, terminal.language), (c) => c > 2 && c < 7);
    await tellResult(output, text, terminal);
    return DONE;
  },
};

function split(
  prepared: PreparedModel,
  given: Given,
  shape: PathShape | undefined,
  terminal: Terminal,
): readonly Task[] | number {
  const { model } = prepared;
  const scenario = chooseScenario(prepared, given['scenario'], terminal);
  if (scenario === undefined) return WRONG_USAGE;
  const years = [given['from'] ?? String(model.baseYear + 1), given['to'] ?? String(model.horizon)].map(
    Number,
  );
  const [from = 0, to = 0] = years;
  if (!years.every(Number.isInteger) || from > to) {
    terminal.complain(terminal.say('badTaskYears', { from: given['from'] ?? '', to: given['to'] ?? '' }));
    return WRONG_USAGE;
  }
  let owners: readonly Owner[] = [];
  if (given['owners'] !== undefined) {
    const text = readInput(given['owners'], terminal);
    if (text === undefined) return INPUT_HAS_PROBLEMS;
    const read = readOwners(text, given['owners'], prepared);
    if (terminal.report(read.problems, '') > 0) return INPUT_HAS_PROBLEMS;
    ({ owners } = read);
  }
  const found = splitTasks(
    prepared,
    projectModel(prepared, scenario),
    { from, to, ...(shape === undefined ? {} : { shape }) },
    owners,
  );
  const open = found.filter(({ owner }) => owner === '').length;
  if (open > 0) terminal.complain(terminal.say('tasksOpen', { count: open, all: found.length }));
  return found;
}

/** A task of `tasks --json`; a contract with scripts. Amounts are in the indicator's unit. */
function reportTask({ member, amount, before, increase, goal, owner, ...rest }: Task): object {
  const number = (value: number | null): number | null => (value === null ? null : plain(value));
  return {
    ...rest,
    member: member?.key ?? null,
    amount: plain(amount),
    before: number(before),
    increase: number(increase),
    goal: goal ?? null,
    owner: owner === '' ? null : owner,
  };
}

/** The table of a file: numbers as they are, so that a sheet calculates with them. */
function rowsOf(
  prepared: PreparedModel,
  found: readonly Task[],
  language: Language,
): readonly (readonly (string | number)[])[] {
  return tableOf(prepared, found, language, (value) => plain(value) ?? '');
}

function shownRows(
  prepared: PreparedModel,
  found: readonly Task[],
  language: Language,
): readonly (readonly string[])[] {
  const rows = tableOf(prepared, found, language, (value, symbol) => {
    const unit = findUnit(symbol);
    return unit === undefined ? String(value) : written(value, unit, language);
  });
  return rows.map((row) => row.map(String));
}

function tableOf(
  { names }: PreparedModel,
  found: readonly Task[],
  language: Language,
  show: (value: number, unit: string) => string | number,
): readonly (readonly (string | number)[])[] {
  const heads = Object.values(TASK_HEADS).map((head) => head[language]);
  const number = (value: number | null, unit: string): string | number =>
    value === null ? '' : show(value, unit);
  return [
    heads,
    ...found.map(({ indicator, member, unit, year, amount, before, increase, basis, goal, owner, due }) => [
      names.write(indicator, language),
      member?.name[language] ?? '',
      unit,
      year,
      number(amount, unit),
      number(before, unit),
      number(increase, unit),
      TASK_BASES[basis][language],
      goal === undefined ? '' : `${goal.year}: ${show(goal.value, unit)}`,
      owner,
      due,
    ]),
  ];
}
