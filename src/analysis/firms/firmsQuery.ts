/**
 * Formulas over a table with a row a firm, as one query: each calculated for every row, then summed by the columns that are asked for.
 *
 * In: the table's columns, formulas in the dialect of the model, and the values that the model's names have in one year of a scenario.
 * A formula may use columns, formulas before it, and the model's parameters and indicators, in this order where names are the
 * same. Out: the text of the query, or the problems. A row in which a formula is an error counts among its errors and adds nothing.
 */
import type { SqlDialect, SqlType, Step } from '../../formula/sql/dialect.js';
import { printSql, type Refusal, type SqlColumn, type SqlSite } from '../../formula/sql/printSql.js';
import { parseFormula } from '../../formula/text/parse.js';
import type { Names } from '../../formula/values/scope.js';
import { irregularNames } from '../../formula/text/normalise.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import { foldName } from '../../model/names.js';
import type { Scalar } from '../../formula/values/value.js';

export interface TableColumn {
  /** As the table has it. */
  readonly name: string;
  /** In the database, if that has another name for it, as for the second of two columns with one name. */
  readonly column?: string;
  /** Undefined for a type that formulas do not have, such as a date; such a column can only be summed by. */
  readonly type: SqlType | undefined;
}

export interface NamedFormula {
  readonly name: string;
  readonly formula: string;
}

interface FirmsQuestion {
  readonly dialect: SqlDialect;
  /** As a query of the dialect names it. */
  readonly table: string;
  readonly columns: readonly TableColumn[];
  readonly formulas: readonly NamedFormula[];
  /** Names of columns. */
  readonly by: readonly string[];
  /** Whether each formula has its mean and its variance over the rows too, after its errors. */
  readonly moments?: true;
  readonly year: number;
  /** Names of the model, and the value of a key in the year; undefined if it has none. */
  readonly names: Names;
  readonly valueAt: (key: string) => Scalar | undefined;
}

export type FirmsQuery =
  | {
      readonly ok: true;
      readonly sql: string;
      /** Names of the columns summed by, as the table has them, each once. */
      readonly by: readonly string[];
      /** Names of columns that hide a name of the model used in a formula. */
      readonly hidden: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The query. Its columns are those summed by, the number of rows, and for every formula its sum and the number of its errors (and its
 * moments, if they are asked for), in this order; each has a name of its own, which may differ from that of the column or formula.
 */
export function firmsQuery(question: FirmsQuestion): FirmsQuery {
  const { dialect, columns, formulas, by, table } = question;
  const problems: Problem[] = [];
  const clashes = clashesOf(columns);
  const byColumns = new Set<TableColumn>();
  by.forEach((name) => {
    const clash = clashes.get(foldName(name));
    const found = columns.find((column) => foldName(column.name) === foldName(name));
    if (clash !== undefined) problems.push(makeProblem('firms.sameName', {}, clash));
    else if (found !== undefined) byColumns.add(found);
    else problems.push(makeProblem('firms.noColumn', {}, { name, known: listed(columns) }));
  });
  const known = new Map<string, SqlColumn | TableColumn>(
    columns.map((column) => [foldName(column.name), column]),
  );
  const used = new Map<TableColumn, string>();
  const hidden = new Set<string>();
  const steps: Step[] = [];
  const taken = new Set<string>();
  const groups = [...byColumns].map((column) => dialect.name(own(nameOf(column), taken)));
  const count = dialect.name(own('rows', taken));
  const sums: { readonly result: string; readonly name: string }[] = [];
  formulas.forEach(({ name, formula }) => {
    if (known.has(foldName(name))) {
      problems.push(makeProblem('firms.nameTaken', { key: name }, { name }));
      return;
    }
    const place = { key: name };
    const parsed = parseFormula(formula, namesWith(question, known));
    if (!parsed.ok) {
      problems.push(
        ...parsed.problems.map((problem) =>
          unknownProblem({ ...problem, place: { ...problem.place, ...place } }, name, columns),
        ),
      );
      return;
    }
    const site = siteOf(question, { known, clashes, used, hidden });
    const program = printSql(parsed.value, site, steps.length);
    if (!program.ok) {
      problems.push(...program.refused.map((refusal) => refusalProblem(refusal, name, clashes)));
      return;
    }
    if (program.result.type !== 'number') {
      problems.push(makeProblem('firms.notNumber', { key: name }, { name }));
      return;
    }
    steps.push(...program.steps);
    known.set(foldName(name), program.result);
    sums.push({ result: program.result.sql, name });
  });
  if (problems.length > 0) return { ok: false, problems };
  const columnSteps = [...used].map(([column, name]): Step => [
    name,
    dialect.column(dialect.name(nameOf(column)), column.type ?? 'text'),
  ]);
  const calculated = dialect.calculate(
    table,
    [...columnSteps, ...steps],
    sums.map(({ result }) => result),
    freeName('#calculated', question),
  );
  const totals = sums.flatMap(({ name }, i) => {
    const result = calculated.results[i] ?? '';
    return [
      `${dialect.total(result)} AS ${dialect.name(own(name, taken))}`,
      `count(*) - count(${result}) AS ${dialect.name(own(`${name} errors`, taken))}`,
      ...(question.moments === true
        ? [
            `avg(${result}) AS ${dialect.name(own(`${name} mean`, taken))}`,
            `${dialect.variance(result)} AS ${dialect.name(own(`${name} variance`, taken))}`,
          ]
        : []),
    ];
  });
  const places = groups.join(', ');
  const sql = [
    `${calculated.before}SELECT ${[...groups, `count(*) AS ${count}`, ...totals].join(',\n  ')}`,
    `FROM ${calculated.from}`,
    ...(groups.length === 0 ? [] : [`GROUP BY ${places}`, `ORDER BY ${places}`]),
  ].join('\n');
  return { ok: true, sql, by: [...byColumns].map(({ name }) => name), hidden: [...hidden] };
}

type Clash = Readonly<Record<'first' | 'second', string>>;

/** Two columns that a formula cannot tell apart, by the name that both have. */
function clashesOf(columns: readonly TableColumn[]): ReadonlyMap<string, Clash> {
  const first = new Map<string, string>();
  const clashes = new Map<string, Clash>();
  for (const { name } of columns) {
    const earlier = first.get(foldName(name));
    if (earlier === undefined) first.set(foldName(name), name);
    else clashes.set(foldName(name), { first: earlier, second: name });
  }
  return clashes;
}

function nameOf({ name, column }: TableColumn): string {
  return column ?? name;
}

/** A name that nothing in `taken` has, which it joins; the database tells no capital letters from small ones. */
function own(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free.toLowerCase())) free += '#';
  taken.add(free.toLowerCase());
  return free;
}

/** A name in quotation marks that no column has. */
function freeName(name: string, { dialect, columns }: FirmsQuestion): string {
  return dialect.name(own(name, new Set(columns.map((column) => nameOf(column).toLowerCase()))));
}

/** Columns that a sentence lists. */
const MOST_LISTED = 40;

function listed(columns: readonly TableColumn[]): string {
  const names = columns.slice(0, MOST_LISTED).map(({ name }) => name);
  return [...names, ...(columns.length > MOST_LISTED ? ['…'] : [])].join(', ');
}

/** A name that is unknown here is no column either. */
function unknownProblem(problem: Problem, formula: string, columns: readonly TableColumn[]): Problem {
  const code = UNKNOWN[problem.code];
  if (code === undefined) return problem;
  return makeProblem(code, problem.place, { ...problem.args, formula, known: listed(columns) });
}

const UNKNOWN: Readonly<Partial<Record<string, 'firms.nameUnknown' | 'firms.nameUnknownNear'>>> = {
  'formula.nameUnknown': 'firms.nameUnknown',
  'formula.nameUnknownNear': 'firms.nameUnknownNear',
};

function refusalProblem(
  { what, why, span }: Refusal,
  name: string,
  clashes: ReadonlyMap<string, Clash>,
): Problem {
  const { start, end } = span;
  const clash = what.startsWith(OWN) ? clashes.get(what.slice(OWN.length)) : undefined;
  if (clash !== undefined) return makeProblem('firms.sameName', { key: name, start, end }, clash);
  return makeProblem(REFUSALS[why], { key: name, start, end }, { name, what: what.replace(OWN, '') });
}

const REFUSALS = {
  function: 'firms.noFunction',
  types: 'firms.otherType',
  places: 'firms.noPlaces',
  name: 'firms.noValue',
  list: 'firms.noList',
} as const;

/** Columns and formulas before the names of the model. */
function namesWith(
  { names, columns, formulas }: FirmsQuestion,
  known: ReadonlyMap<string, SqlColumn | TableColumn>,
): Names {
  const own = [...columns.map(({ name }) => name), ...formulas.map(({ name }) => name)];
  const all = [...own, ...names.all];
  return {
    resolve: (written) => (known.has(foldName(written)) ? OWN + foldName(written) : names.resolve(written)),
    all,
    irregular: irregularNames(all),
    write: (key, language) => (key.startsWith(OWN) ? key.slice(OWN.length) : names.write(key, language)),
  };
}

/** Marks the key of a column; no key of a model begins with it. */
const OWN = '\u0001';

interface Scope {
  readonly known: ReadonlyMap<string, SqlColumn | TableColumn>;
  readonly clashes: ReadonlyMap<string, Clash>;
  /** Columns that are used, and the steps that have them, numbers as doubles; in quotation marks. */
  readonly used: Map<TableColumn, string>;
  readonly hidden: Set<string>;
}

function siteOf(question: FirmsQuestion, { known, clashes, used, hidden }: Scope): SqlSite {
  const { dialect, year, valueAt, names } = question;
  const free = (name: string): string => freeName(name, question);
  return {
    dialect,
    year,
    stepName: (index) => free(`#${index}`),
    columnOf: (key) => {
      if (!key.startsWith(OWN)) return constantOf(valueAt(key), dialect);
      const name = key.slice(OWN.length);
      const found = known.get(name);
      if (found === undefined || clashes.has(name)) return undefined;
      if (names.resolve(name) !== undefined) hidden.add('name' in found ? found.name : name);
      if ('sql' in found) return found;
      if (found.type === undefined) return undefined;
      // Whole numbers overflow, small ones wrap and decimals round by rules of their own; a formula has doubles only.
      const sql = used.get(found) ?? free(`column #${found.name}`);
      used.set(found, sql);
      return { sql, type: found.type };
    },
  };
}

function constantOf(value: Scalar | undefined, dialect: SqlDialect): SqlColumn | undefined {
  if (typeof value === 'number') return { sql: dialect.number(value), type: 'number' };
  if (typeof value === 'string') return { sql: dialect.text(value), type: 'text' };
  return undefined;
}
