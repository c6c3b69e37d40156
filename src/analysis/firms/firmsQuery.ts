/**
 * Formulas over a table with a row a firm, as one query: each calculated for every row, then summed by the columns that are asked for.
 *
 * In: the table's columns, formulas in the dialect of the model, and the values that the model's names have in one year of a scenario.
 * A formula may use columns, formulas before it, and the model's parameters and indicators, in this order where names are the
 * same. Out: the text of the query, or the problems. A row in which a formula is an error counts among its errors and adds nothing.
 */
import {
  printSql,
  numberText,
  textLiteral,
  type Refusal,
  type SqlColumn,
  type SqlSite,
} from '../../formula/sql/printSql.js';
import type { SqlType } from '../../formula/sql/sqlFunctions.js';
import { parseFormula } from '../../formula/text/parse.js';
import type { Names } from '../../formula/values/scope.js';
import { irregularNames } from '../../formula/text/normalise.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import { foldName } from '../../model/names.js';
import type { Scalar } from '../../formula/values/value.js';

export interface TableColumn {
  readonly name: string;
  /** Undefined for a type that formulas do not have, such as a date; such a column can only be summed by. */
  readonly type: SqlType | undefined;
}

export interface NamedFormula {
  readonly name: string;
  readonly formula: string;
}

interface FirmsQuestion {
  readonly table: string;
  readonly columns: readonly TableColumn[];
  readonly formulas: readonly NamedFormula[];
  /** Names of columns. */
  readonly by: readonly string[];
  readonly year: number;
  /** Names of the model, and the value of a key in the year; undefined if it has none. */
  readonly names: Names;
  readonly valueAt: (key: string) => Scalar | undefined;
}

export type FirmsQuery =
  | {
      readonly ok: true;
      readonly sql: string;
      /** Names of columns that hide a name of the model used in a formula. */
      readonly hidden: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The query. Its columns are those summed by, the number of rows, and for every formula its sum and the number of its errors. */
export function firmsQuery(question: FirmsQuestion): FirmsQuery {
  const { columns, formulas, by, table } = question;
  const problems: Problem[] = [];
  const byColumns = by.flatMap((name) => {
    const found = columns.find((column) => foldName(column.name) === foldName(name));
    if (found === undefined)
      problems.push(makeProblem('firms.noColumn', {}, { name, known: listed(columns) }));
    return found ?? [];
  });
  const known = new Map<string, SqlColumn | TableColumn>(
    columns.map((column) => [foldName(column.name), column]),
  );
  const hidden = new Set<string>();
  const steps: (readonly [string, string])[] = [];
  const sums: string[] = [];
  formulas.forEach(({ name, formula }) => {
    if (known.has(foldName(name))) {
      problems.push(makeProblem('firms.nameTaken', { key: name }, { name }));
      return;
    }
    const place = { key: name };
    const parsed = parseFormula(formula, namesWith(question, known));
    if (!parsed.ok) {
      problems.push(
        ...parsed.problems.map((problem) => ({ ...problem, place: { ...problem.place, ...place } })),
      );
      return;
    }
    const used = siteOf(question, known, hidden);
    const program = printSql(parsed.value, used, steps.length);
    if (!program.ok) {
      problems.push(...program.refused.map((refusal) => refusalProblem(refusal, name)));
      return;
    }
    if (program.result.type !== 'number') {
      problems.push(makeProblem('firms.notNumber', { key: name }, { name }));
      return;
    }
    steps.push(...program.steps);
    known.set(foldName(name), program.result);
    const shown = quoteName(name);
    sums.push(
      `fsum(${program.result.sql}) AS ${shown}`,
      `count(*) - count(${program.result.sql}) AS ${quoteName(`${name} errors`)}`,
    );
  });
  if (problems.length > 0) return { ok: false, problems };
  const groups = byColumns.map(({ name }) => quoteName(name));
  const inner = [`*`, ...steps.map(([name, sql]) => `${sql} AS ${name}`)].join(',\n    ');
  const sql = [
    `SELECT ${[...groups, `count(*) AS ${quoteName('rows')}`, ...sums].join(',\n  ')}`,
    `FROM (\n  SELECT ${inner}\n  FROM ${table}\n)`,
    ...(groups.length === 0 ? [] : [`GROUP BY ${groups.join(', ')}`, `ORDER BY ${groups.join(', ')}`]),
  ].join('\n');
  return { ok: true, sql, hidden: [...hidden] };
}

/** A name as SQL writes it. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function listed(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => name).join(', ');
}

function refusalProblem({ what, why, span }: Refusal, name: string): Problem {
  const { start, end } = span;
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

function siteOf(
  { year, valueAt, names, columns }: FirmsQuestion,
  known: ReadonlyMap<string, SqlColumn | TableColumn>,
  hidden: Set<string>,
): SqlSite {
  const taken = new Set(columns.map(({ name }) => name));
  return {
    year,
    stepName: (index) => {
      let name = `#${index}`;
      while (taken.has(name)) name += '#';
      return quoteName(name);
    },
    columnOf: (key) => {
      if (!key.startsWith(OWN)) return constantOf(valueAt(key));
      const name = key.slice(OWN.length);
      const found = known.get(name);
      if (found === undefined) return undefined;
      if (names.resolve(name) !== undefined) hidden.add('name' in found ? found.name : name);
      if ('sql' in found) return found;
      return found.type === undefined ? undefined : { sql: quoteName(found.name), type: found.type };
    },
  };
}

function constantOf(value: Scalar | undefined): SqlColumn | undefined {
  if (typeof value === 'number') return { sql: numberText(value), type: 'number' };
  if (typeof value === 'string') return { sql: textLiteral(value), type: 'text' };
  return undefined;
}
