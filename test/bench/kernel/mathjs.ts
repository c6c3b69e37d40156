/** The same equations by mathjs: every formula of every year as text, compiled once, evaluated draw by draw. */
import { compile } from 'mathjs';
import { SELF, THIS_YEAR, yearOf, type Address } from '../../../src/formula/values/address.js';
import { expandCall } from '../../../src/formula/functions/expand.js';
import type { Expr } from '../../../src/formula/values/expr.js';
import { functionOf } from '../../../src/formula/functions/functions.js';
import type { Measured } from './models.js';

/** Nanoseconds that one formula takes, in the median of some draws. */
export function measureMathjs({ prepared, equations, fill, fixed, cells }: Measured): number {
  const { years, model } = prepared;
  const programs = compileCells();
  const scope = new Map<string, number>();
  const columns = Array.from({ length: 1 + Math.max(-1, ...columnsOf()) }, () => new Float64Array(64));
  fill(0, columns, 64);
  const times: number[] = [];
  for (let draw = 0; draw < 64; draw++) {
    for (const { key, years: sources } of equations.inputs) {
      sources.forEach((source, i) => {
        const value = 'column' in source ? columns[source.column]![draw]! : fixed[source.fixed]!;
        scope.set(`${key}_${years[i]!}`, value);
      });
    }
    const start = performance.now();
    for (const program of programs) scope.set(program.name, program.evaluate(scope));
    times.push(performance.now() - start);
    if (times.length > 20 && times.reduce((sum, time) => sum + time) > 1500) break;
  }
  return (times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! * 1e6) / cells;

  function columnsOf(): number[] {
    return equations.inputs.flatMap(({ years: sources }) =>
      sources.flatMap((source) => ('column' in source ? [source.column] : [])),
    );
  }

  function compileCells(): { readonly name: string; evaluate(values: Map<string, number>): number }[] {
    return years.flatMap((year) =>
      equations.series.flatMap(({ key, actuals, expr, from }) => {
        if (
          key.startsWith('rule:') ||
          actuals[year] !== undefined ||
          expr === undefined ||
          from === undefined ||
          year < from
        )
          return [];
        const first = !hasValue(key, year - 1);
        const text = print(expr, { year, key, first });
        const code = compile(text);
        return [
          {
            name: `${key}_${year}`,
            evaluate: (values: Map<string, number>) => Number(code.evaluate(values)),
          },
        ];
      }),
    );
  }

  function hasValue(key: string, year: number): boolean {
    const row = prepared.seriesByKey.get(key);
    return (
      year >= model.firstYear &&
      row !== undefined &&
      (row.actuals.has(year) || (row.from !== undefined && year >= row.from))
    );
  }

  function print(
    expr: Expr,
    at: { readonly year: number; readonly key: string; readonly first: boolean },
  ): string {
    const cell = (address: Address): string => {
      const series = address.key === SELF ? at.key : address.key;
      const when = { year: at.year, baseYear: model.baseYear };
      const name = (year: number): string => {
        const fixedValue = prepared.seriesByKey.get(series)?.actuals.get(year)?.value;
        return fixedValue === undefined ? `${series}_${year}` : String(fixedValue);
      };
      if (address.kind === 'cell') return name(yearOf(address.at, when));
      const from = address.from === undefined ? model.firstYear : yearOf(address.from, when);
      return years
        .filter((year) => year >= from && year <= yearOf(address.to, when) && hasValue(series, year))
        .map(name)
        .join(', ');
    };
    switch (expr.kind) {
      case 'number':
        return String(expr.value);
      case 'name':
        return cell({ kind: 'cell', key: expr.key, at: THIS_YEAR });
      case 'unary':
        return `(${expr.op}${print(expr.operand, at)})`;
      case 'percent':
        return `(${print(expr.operand, at)}/100)`;
      case 'binary':
        return `(${print(expr.left, at)} ${expr.op === '=' ? '==' : expr.op} ${print(expr.right, at)})`;
      case 'call': {
        const { meaning } = functionOf(expr.fn);
        if (meaning.kind === 'reference') return cell(meaning.address(expr.args));
        if (meaning.kind === 'year') return String(at.year);
        const inner = expandCall(expr, { first: at.first });
        if (inner !== undefined) return print(inner, at);
        const args = expr.args.map((argument) => (argument === undefined ? '0' : print(argument, at)));
        return expr.fn === 'IF'
          ? `(${args[0]!} ? ${args[1]!} : ${args[2] ?? 'false'})`
          : `${expr.fn.toLowerCase()}(${args.join(', ')})`;
      }
      case 'text':
      case 'boolean':
      case 'error':
      case 'array':
        throw new Error(`no measured model has a ${expr.kind}`);
    }
  }
}
