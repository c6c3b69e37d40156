/** Checks the arguments of every function in an expression against its row: how many, and of what kind. */
import type { Problem } from '../../messages/problem.js';
import { readYear } from '../values/address.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from '../functions/functions.js';
import { writtenNumber } from '../values/build.js';
import { isYearCall } from '../functions/modelYears.js';
import {
  fewestArguments,
  mostArguments,
  parameterAt,
  type Call,
  type FunctionParameter,
  type FunctionRow,
} from '../functions/functionTable.js';
import { readNumberFormat } from '../values/numberFormat.js';
import { problemAt } from './refusals.js';

/**
 * The problems of all calls in an expression. `typed` is the text that the spans point into; problems use the functions' names as
 * typed.
 */
export function checkArguments(expr: Expr, typed: string): readonly Problem[] {
  const problems: Problem[] = [];
  visit(expr, undefined);
  return problems;

  function visit(node: Expr, parameter: FunctionParameter | undefined): void {
    if (isList(node) && parameter?.kind !== 'values')
      problems.push(problemAt('formula.arrayHere', node.span));
    switch (node.kind) {
      case 'unary':
      case 'percent':
        visit(node.operand, undefined);
        return;
      case 'binary':
        visit(node.left, undefined);
        visit(node.right, undefined);
        return;
      case 'call':
        problems.push(...checkCall(node, typed));
        node.args.forEach((argument, i) => {
          if (argument !== undefined) visit(argument, parameterAt(functionOf(node.fn), i));
        });
        return;
      case 'number':
      case 'text':
      case 'boolean':
      case 'error':
      case 'name':
      case 'array':
        return;
    }
  }
}

/** Whether an argument is several values: a list in braces, or years of a series. */
function isList(node: Expr): boolean {
  if (node.kind === 'array') return true;
  if (node.kind !== 'call') return false;
  return node.fn === 'SPAN';
}

/** Whether an argument is cells of a series. */
function isReference(node: Expr): boolean {
  return node.kind === 'name' || (node.kind === 'call' && functionOf(node.fn).meaning.kind === 'reference');
}

function checkCall(call: Call, typed: string): readonly Problem[] {
  const row = functionOf(call.fn);
  const fn = (/^[^(（]*/.exec(typed.slice(call.span.start, call.span.end))?.[0] ?? '').trim();
  const args = { fn, ...signature(row) };
  const count = call.args.length;
  const min = fewestArguments(row);
  const max = mostArguments(row);
  if (count < min) return [problemAt('formula.argumentsFew', call.span, { ...args, min, count })];
  if (count > max) return [problemAt('formula.argumentsMany', call.span, { ...args, max, count })];
  const uneven =
    row.repeats !== undefined && row.repeats > 1 && (count - row.parameters.length) % row.repeats !== 0;
  if (uneven) return [problemAt('formula.argumentsUneven', call.span, args)];
  if (row.refuses?.(call.args) === true) return [problemAt('formula.modesUnsupported', call.span, args)];
  return call.args.flatMap((argument, i) => {
    const parameter = parameterAt(row, i);
    return parameter === undefined ? [] : checkArgument(call, argument, parameter, args);
  });
}

function checkArgument(
  call: Call,
  argument: Expr | undefined,
  parameter: FunctionParameter,
  args: Problem['args'],
): readonly Problem[] {
  const { kind, min = 0, max = 0 } = parameter;
  if (kind === 'value') return [];
  if (kind === 'values') {
    const isOther = parameter.cells === true && argument !== undefined && !isReference(argument);
    if (isOther) return [problemAt('formula.cellsExpected', argument.span, args)];
    const isList = argument === undefined || argument.kind === 'array' || isReference(argument);
    return parameter.list === true && !isList ? [problemAt('formula.listExpected', argument.span, args)] : [];
  }
  if (argument === undefined)
    return parameter.optional === true ? [] : [problemAt('formula.argumentEmpty', call.span, args)];
  switch (kind) {
    case 'series':
      return argument.kind === 'name' ? [] : [problemAt('formula.seriesExpected', argument.span, args)];
    case 'count': {
      const value = writtenNumber(argument) ?? NaN;
      const fits = Number.isInteger(value) && value >= min && value <= max;
      return fits ? [] : [problemAt('formula.countExpected', argument.span, { ...args, min, max })];
    }
    case 'format':
      if (argument.kind !== 'text') return [problemAt('formula.formatExpected', argument.span, args)];
      return readNumberFormat(argument.value) === undefined
        ? [problemAt('formula.formatUnsupported', argument.span, { ...args, found: argument.value })]
        : [];
    case 'year':
      return readYear(argument) !== undefined || isNamedYear(argument)
        ? []
        : [problemAt('formula.yearExpected', argument.span, args)];
  }
}

/** Whether an argument is a year that the model names, with whole numbers added or subtracted: `BASEYEAR+1`. */
function isNamedYear(argument: Expr): boolean {
  if (isYearCall(argument)) return true;
  if (argument.kind !== 'binary' || (argument.op !== '+' && argument.op !== '-')) return false;
  return (
    isNamedYear(argument.left) && argument.right.kind === 'number' && Number.isInteger(argument.right.value)
  );
}

/** The parameters as both languages list them: `数值, [位数]` and `number, [num_digits]`. */
function signature(row: FunctionRow): { readonly parametersZh: string; readonly parametersEn: string } {
  const list = (language: 'zh' | 'en'): string => {
    const names = row.parameters.map(({ name, optional }) =>
      optional === true ? `[${name[language]}]` : name[language],
    );
    return [...names, ...(row.repeats === undefined ? [] : ['…'])].join(', ');
  };
  return { parametersZh: list('zh'), parametersEn: list('en') };
}
