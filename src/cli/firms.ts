/**
 * `tuiyan firms` and `tuiyan sql`: formulas over a table with a row a firm, summed by its columns, or the query that does it.
 *
 * Formulas may use the columns and, in one year of a scenario, the model's parameters and indicators.
 */
import { firmsQuery, type FirmsQuery, type NamedFormula } from '../analysis/firms/firmsQuery.js';
import { CLICKHOUSE } from '../formula/sql/clickhouse.js';
import type { SqlDialect } from '../formula/sql/dialect.js';
import { DUCKDB } from '../formula/sql/duckdb.js';
import { POSTGRESQL } from '../formula/sql/postgresql.js';
import { irregularNames, narrowCharacter } from '../formula/text/normalise.js';
import { parseFormula } from '../formula/text/parse.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import { foldName } from '../model/names.js';
import { projectModel } from '../model/project.js';
import type { Given, Lists, Option } from './arguments.js';
import { chooseScenario, chooseYear } from './choices.js';
import { effectTable, readEffects } from './firmsEffect.js';
import { openFirmsTable, TABLE, type FirmsTable } from './firmsTable.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

const OPTIONS: readonly Option[] = [
  { name: 'table', help: 'firmsTableOption', value: 'F.csv', isRequired: true },
  { name: 'formula', help: 'firmsFormulaOption', value: 'NAME=FORMULA…', many: true },
  { name: 'by', help: 'firmsByOption', value: 'COLUMN,…' },
  { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
  { name: 'year', help: 'firmsYearOption', value: 'YEAR' },
];

const DIALECTS: readonly SqlDialect[] = [DUCKDB, POSTGRESQL, CLICKHOUSE];

export const firms: Verb = {
  name: 'firms',
  summary: 'firmsSummary',
  options: [...OPTIONS, { name: 'effect', help: 'firmsEffectOption', value: 'COLUMN' }],
  run: (given, terminal, lists) => {
    if (given['effect'] !== undefined) return tellEffect(given, terminal, lists);
    return withQuery({ given, terminal, lists, dialect: DUCKDB }, async ({ table, query, formulas, by }) => {
      const found = await answerOf(table, query.sql, terminal);
      if (found === undefined) return INPUT_HAS_PROBLEMS;
      const names = formulas.map(({ name }) => name);
      const results = found.map((row) => ({
        by: Object.fromEntries(by.map((column, i) => [column, plain(row[i])])),
        rows: Number(row[by.length]),
        sums: Object.fromEntries(names.map((name, i) => [name, plain(row[by.length + 1 + 2 * i])])),
        errors: Object.fromEntries(names.map((name, i) => [name, Number(row[by.length + 2 + 2 * i])])),
      }));
      if ('json' in given) await terminal.write(JSON.stringify({ rows: table.rows, by, results }));
      else await terminal.write(asTable(results, by, names, terminal));
      return DONE;
    });
  },
};

/** The rows of the answer; undefined after a problem was reported. */
async function answerOf(
  table: FirmsTable,
  sql: string,
  terminal: Terminal,
): Promise<readonly (readonly unknown[])[] | undefined> {
  try {
    return await table.ask(sql);
  } catch (thrown) {
    const reason = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
    terminal.report([makeProblem('firms.failed', {}, { reason })], '');
    return undefined;
  }
}

/** `--effect COLUMN`: the last formula is the change of a firm, the column says by 1 or true whom the measure reached. */
function tellEffect(given: Given, terminal: Terminal, lists: Lists): Promise<number> {
  const column = given['effect'] ?? '';
  const asked = { ...given, by: [given['by'] ?? '', column].filter((name) => name !== '').join(',') };
  const command = { given: asked, terminal, lists, dialect: DUCKDB, moments: true as const };
  return withQuery(command, async ({ table, query, formulas, by }) => {
    const found = await answerOf(table, query.sql, terminal);
    const formula = formulas.at(-1)?.name;
    if (found === undefined || formula === undefined) return INPUT_HAS_PROBLEMS;
    const read = readEffects(
      found.map((row) => row.map(plain)),
      by,
      formulas.length,
    );
    if ('strange' in read)
      return tell([makeProblem('firms.noGroups', {}, { column, value: read.strange })], terminal);
    const answer = { rows: table.rows, formula, effects: read.effects };
    await terminal.write('json' in given ? JSON.stringify(answer) : effectTable(read.effects, terminal));
    return DONE;
  });
}

export const sql: Verb = {
  name: 'sql',
  summary: 'sqlSummary',
  options: [
    ...OPTIONS,
    { name: 'dialect', help: 'sqlDialectOption', value: DIALECTS.map(({ key }) => key).join('|') },
    { name: 'from', help: 'sqlFromOption', value: 'TABLE' },
  ],
  run: async (given, terminal, lists) => {
    const wanted = given['dialect'] ?? DUCKDB.key;
    const dialect = DIALECTS.find(({ key }) => key === wanted.trim().toLowerCase());
    if (dialect === undefined) {
      const known = DIALECTS.map(({ key }) => key).join(', ');
      terminal.complain(terminal.say('badDialect', { value: wanted, known }));
      return WRONG_USAGE;
    }
    return await withQuery({ given, terminal, lists, dialect }, async ({ query }) => {
      await terminal.write('json' in given ? JSON.stringify(query.sql) : query.sql);
      return DONE;
    });
  },
};

/** `database.table` as a query names it; without the option, as the table of the command's own database is called. */
function tableName(written: string | undefined, dialect: SqlDialect): string {
  return written === undefined ? TABLE : written.split('.').map(dialect.name).join('.');
}

interface Asked {
  readonly table: FirmsTable;
  readonly query: FirmsQuery & { readonly ok: true };
  readonly formulas: readonly NamedFormula[];
  /** Names of the columns as the table has them. */
  readonly by: readonly string[];
}

interface Command {
  readonly given: Given;
  readonly terminal: Terminal;
  readonly lists: Lists;
  readonly dialect: SqlDialect;
  /** Means and variances too. */
  readonly moments?: true;
}

async function withQuery(
  { given, terminal, lists, dialect, moments }: Command,
  answer: (asked: Asked) => Promise<number>,
): Promise<number> {
  const prepared = loadModel(given['pack'], terminal);
  if (prepared === undefined) return INPUT_HAS_PROBLEMS;
  const scenario = chooseScenario(prepared, given['scenario'], terminal);
  const { baseYear } = prepared.model;
  const year = chooseYear(prepared, given['year'] ?? String(baseYear), terminal);
  if (scenario === undefined || year === undefined) return WRONG_USAGE;
  const formulas = readFormulas(lists['formula'] ?? [], terminal);
  if (formulas === undefined) return INPUT_HAS_PROBLEMS;
  const opened = await openFirmsTable(given['table'] ?? '');
  if (!opened.ok) return tell(opened.problems, terminal);
  const table = opened.value;
  try {
    const { years, indicators, parameters } = projectModel(prepared, scenario);
    const rows = new Map([...indicators, ...parameters].map((row) => [row.key, row.values]));
    const asked = (given['by'] ?? '')
      .split(/[,，]/)
      .flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
    const { columns } = table;
    const query = firmsQuery({
      ...{
        dialect,
        table: tableName(given['from'], dialect),
        columns,
        formulas,
        by: asked,
        year,
        names: prepared.names,
      },
      ...(moments === true ? { moments } : {}),
      valueAt: (key) => rows.get(key)?.[year - (years[0] ?? year)],
    });
    if (!query.ok) return tell(query.problems, terminal);
    const warnings = query.hidden.map((name) => makeProblem('firms.hidesName', {}, { name }, 'warning'));
    if (warnings.length > 0) terminal.report(warnings, '--formula');
    return await answer({ table, query, formulas, by: query.by });
  } finally {
    table.close();
  }
}

function tell(problems: readonly Problem[], terminal: Terminal): number {
  terminal.report(problems, '--formula');
  return INPUT_HAS_PROBLEMS;
}

/** `NAME=FORMULA`, the formula with or without an equals sign of its own. */
function readFormulas(written: readonly string[], terminal: Terminal): readonly NamedFormula[] | undefined {
  const problems: Problem[] = [];
  const formulas = written.flatMap((text): readonly NamedFormula[] => {
    const [, name, formula] = /^\s*([^=]*[^=\s])\s*=\s*=?\s*(\S[^]*)$/.exec(text) ?? [];
    if (name === undefined || formula === undefined)
      problems.push(makeProblem('firms.notNamed', {}, { text }));
    else if (!isName(name)) problems.push(makeProblem('firms.noName', {}, { name }));
    else return [{ name, formula: `=${formula}` }];
    return [];
  });
  if (problems.length === 0) return formulas;
  terminal.report(problems, '--formula');
  return undefined;
}

/**
 * Whether a formula reads the text as one name. An operator is refused first: with `rd>` as its only name, a formula would read even
 * that as a name.
 */
function isName(written: string): boolean {
  if (/[-+*/^&<>=≤≥≠,;:"'{}!]/.test(Array.from(written, narrowCharacter).join(''))) return false;
  const names = {
    all: [written],
    irregular: irregularNames([written]),
    resolve: (text: string) => (foldName(text) === foldName(written) ? written : undefined),
    write: (key: string) => key,
  };
  const parsed = parseFormula(`=${written}`, names);
  return parsed.ok && parsed.value.kind === 'name';
}

/** A value of the result as JSON has it; dates and whole numbers beyond 2^53 as texts. */
function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value);
}

interface Result {
  readonly by: Readonly<Record<string, string | number | boolean | null>>;
  readonly rows: number;
  readonly sums: Readonly<Record<string, string | number | boolean | null>>;
  readonly errors: Readonly<Record<string, number>>;
}

function asTable(
  results: readonly Result[],
  by: readonly string[],
  names: readonly string[],
  terminal: Terminal,
): string {
  const failed = names.filter((name) => results.some(({ errors }) => (errors[name] ?? 0) > 0));
  const head = [
    ...by,
    terminal.say('firmsRows'),
    ...names,
    ...failed.map((name) => terminal.say('firmsErrors', { name })),
  ];
  const body = results.map((row) => [
    ...by.map((column) => String(row.by[column] ?? '')),
    String(row.rows),
    ...names.map((name) => shown(row.sums[name])),
    ...failed.map((name) => String(row.errors[name] ?? 0)),
  ]);
  return printTable([head, ...body], (column) => column >= by.length);
}

function shown(value: Result['sums'][string] | undefined): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value ?? '');
}
