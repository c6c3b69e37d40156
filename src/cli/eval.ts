/**
 * `tuiyan eval`: formulas from standard input, a JSON object a line, each calculated three times: by the
 * interpreter, by the batch kernel, and as Excel text by a spreadsheet engine.
 *
 * In: `{"id", "formula", "inputs": {name: number}}`. Out, in the same order: `{"id", "interpret", "kernel", "excel"}`, or
 * `{"id", "problem": {code, message, start, end}}` for a line or formula that cannot be read. There is one
 * year, and inputs are its values; PREV and LAG find nothing. Lines are answered as they arrive, in batches.
 */
import { workerData } from 'node:worker_threads';
import { createBatchEvaluator, type Formula } from '../kernel/evaluate.js';
import { SMALLEST } from '../formula/values/coerce.js';
import { isError, type Scalar } from '../formula/values/value.js';
import { parseFormula } from '../formula/text/parse.js';
import { printExcel } from '../formula/text/excel.js';
import { compileFormula } from '../formula/evaluate/interpret.js';
import type { Names, Scope, Site } from '../formula/values/scope.js';
import { grouped } from '../messages/language.js';
import { describe } from '../messages/messages.js';
import type { Problem } from '../messages/problem.js';
import { member, parseJson, plainValue, type JsonNode } from '../model/json.js';
import { foldName } from '../model/names.js';
import { inputCell, YEAR_CELL, type SheetJob } from './sheetEngine.js';
import { createGuardedEngine, serveSheetEngine, SHEET_THREAD, type GuardedEngine } from './sheetGuard.js';
import { readLines } from './lines.js';
import type { Terminal } from './terminal.js';
import { DONE, type Verb } from './verb.js';

/** The only year, for a formula outside of a model. */
const YEAR = 2024;
/** Characters of a line: a formula has 8,192 at most, and a few thousand inputs have room beside it. */
const LONGEST_LINE = 1_000_000;
/** Lines answered together. */
const BATCH = 1000;
const EXAMPLE = '{"id": 1, "formula": "=a*(1+b)", "inputs": {"a": 100, "b": 0.05}}';

export const evaluate: Verb = {
  name: 'eval',
  summary: 'evalSummary',
  options: [],
  run: async (_given, terminal) => {
    if (workerData === SHEET_THREAD) return serveSheetEngine();
    const engines = { sheet: createGuardedEngine(), kernel: createBatchEvaluator() };
    process.stdin.setEncoding('utf8');
    for await (const lines of readLines(process.stdin, LONGEST_LINE)) await answer(lines, engines, terminal);
    await engines.sheet.close();
    return DONE;
  },
};

interface Engines {
  readonly sheet: GuardedEngine;
  readonly kernel: ReturnType<typeof createBatchEvaluator>;
}

async function answer(
  lines: readonly (string | undefined)[],
  engines: Engines,
  terminal: Terminal,
): Promise<void> {
  const asked = lines.map((line) => line?.trim()).filter((line) => line !== '');
  for (let start = 0; start < asked.length; start += BATCH) {
    const read = asked.slice(start, start + BATCH).map(readRequest);
    const calculated = read.filter((request) => 'job' in request);
    // The spreadsheet engine calculates in its thread while the kernel does here.
    const cells = engines.sheet.calculate(calculated.map(({ job }) => job));
    const columns = engines.kernel(calculated.map(({ formula }) => formula));
    const [excel, kernel] = [await cells, columns];
    const place = new Map<Request, number>(calculated.map((request, i) => [request, i]));
    const replies = read.map((request) => {
      const i = place.get(request) ?? -1;
      return printReply(request, kernel[i], excel[i], terminal);
    });
    await terminal.write(replies.join('\n'));
  }
}

interface Calculated {
  readonly id: unknown;
  readonly interpret: Scalar;
  readonly formula: Formula;
  readonly job: SheetJob;
}
interface Refused {
  readonly id: unknown;
  readonly problem: Problem;
}
type Request = Calculated | Refused;

/** What is told of a formula that the engine could not calculate; `end` is the formula's length. */
function failure(thrown: unknown, end: number): Problem {
  return lineProblem('eval.failed', 0, end, { reason: String(thrown) });
}

function readRequest(line: string | undefined): Request {
  if (line === undefined)
    return { id: null, problem: lineProblem('eval.lineTooLong', 0, 0, { most: grouped(LONGEST_LINE) }) };
  const reading = parseJson(line);
  if ('fault' in reading) {
    const at = reading.fault.at;
    return { id: null, problem: lineProblem('eval.notJson', at, Math.min(at + 1, line.length)) };
  }
  const { node } = reading;
  const idNode = member(node, 'id');
  const id = idNode === undefined ? null : plainValue(idNode);
  const formula = member(node, 'formula');
  const inputs = member(node, 'inputs');
  if (formula?.kind !== 'scalar' || typeof formula.value !== 'string') {
    const { start, end } = formula ?? node;
    return { id, problem: lineProblem('eval.notAFormula', start, end) };
  }
  const values = readInputs(inputs);
  if ('start' in values) return { id, problem: lineProblem('eval.notInputs', values.start, values.end) };
  try {
    return calculate(id, formula.value, values.inputs);
  } catch (thrown) {
    // A mistake of the program must not cost the other lines their answers.
    return { id, problem: failure(thrown, formula.value.length) };
  }
}

type Inputs = readonly (readonly [string, number])[];

/** The inputs, or the node that is none. */
function readInputs(node: JsonNode | undefined): { readonly inputs: Inputs } | JsonNode {
  if (node === undefined) return { inputs: [] };
  if (node.kind !== 'object') return node;
  const inputs: [string, number][] = [];
  for (const { name, node: value } of node.members) {
    if (value.kind !== 'scalar' || typeof value.value !== 'number' || !Number.isFinite(value.value))
      return value;
    inputs.push([name, value.value]);
  }
  return { inputs };
}

function calculate(id: unknown, formula: string, inputs: Inputs): Request {
  const parsed = parseFormula(formula, inputNames(inputs));
  const [problem] = parsed.problems;
  if (!parsed.ok) {
    if (problem === undefined) throw new Error('a formula was refused without a problem');
    return { id, problem };
  }
  const values = new Map(inputs);
  /** The inputs that the Excel text refers to, in the order of their cells. */
  const cells: string[] = [];
  const time = { year: YEAR, firstYear: YEAR, baseYear: YEAR, horizon: YEAR };
  const scope: Scope = { ...time, valueAt: (key, year) => (year === YEAR ? values.get(key) : undefined) };
  const site: Site = {
    ...time,
    cell: (key, year, anchor) => {
      if (year !== YEAR || !values.has(key)) return undefined;
      if (!cells.includes(key)) cells.push(key);
      return inputCell(cells.indexOf(key), anchor === 'column');
    },
    yearCell: () => YEAR_CELL,
  };
  const text = printExcel(parsed.value, site);
  const numbers = cells.map((key) => values.get(key) ?? 0);
  // A number that is too small for a cell of Excel is 0.
  const job = {
    formula: text,
    year: YEAR,
    inputs: numbers.map((value) => (Math.abs(value) < SMALLEST ? 0 : value)),
  };
  const interpret = compileFormula(parsed.value)(scope);
  return { id, interpret, formula: { expr: parsed.value, scope }, job };
}

/** An input's name is its key. */
function inputNames(inputs: Inputs): Names {
  const names = new Map(inputs.map(([name]) => [foldName(name), name]));
  return {
    resolve: (written) => names.get(foldName(written)),
    all: inputs.map(([name]) => name),
    write: (key) => key,
  };
}

function printReply(
  request: Request,
  kernel: Scalar | Error | undefined,
  excel: unknown,
  terminal: Terminal,
): string {
  const { id } = request;
  if ('problem' in request) return printProblem(id, request.problem, terminal);
  if (kernel === undefined || kernel instanceof Error)
    return printProblem(id, failure(kernel, request.formula.expr.span.end), terminal);
  const { interpret } = request;
  return JSON.stringify({ id, interpret: printed(interpret), kernel: printed(kernel), excel: excel ?? null });
}

function printProblem(id: unknown, problem: Problem, terminal: Terminal): string {
  const { code, place } = problem;
  const message = describe(problem, terminal.language);
  return JSON.stringify({ id, problem: { code, message, start: place.start ?? 0, end: place.end ?? 0 } });
}

function printed(value: Scalar): unknown {
  return isError(value) ? { error: value.error } : value;
}

function lineProblem(code: Problem['code'], start: number, end: number, args: Problem['args'] = {}): Problem {
  return { code, severity: 'error', place: { start, end }, args: { example: EXAMPLE, ...args } };
}
