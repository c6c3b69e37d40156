/**
 * Reads a file of observations and monitors them, for all verbs that take one.
 *
 * In: the model, the file and the last period to look at. Out: the rows, and the observations as a workbook keeps them; undefined
 * after problems were reported.
 */
import { rowsOfObservations } from '../analysis/monitoring/actualRows.js';
import { monitorActuals, type MonitoredRow } from '../analysis/monitoring/monitor.js';
import { PATH_SHAPES, type PathShape } from '../analysis/monitoring/path.js';
import { readActuals } from '../analysis/monitoring/readActuals.js';
import { readTypedPeriod, type TypedPeriod } from '../analysis/monitoring/typedPeriod.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import type { Observed } from '../workbook/plan/attachments.js';
import { readInput } from './inputFile.js';
import type { Terminal } from './terminal.js';

type AsOf = Extract<TypedPeriod, { readonly ok: true }>;

interface MonitoredFile {
  readonly rows: readonly MonitoredRow[];
  readonly observed: Observed;
}

export function monitorFile(
  prepared: PreparedModel,
  file: string,
  asOf: AsOf | undefined,
  terminal: Terminal,
  shape?: PathShape,
): MonitoredFile | undefined {
  const [scenario] = prepared.model.scenarios;
  const text = readInput(file, terminal);
  if (text === undefined || scenario === undefined) return undefined;
  const read = readActuals(text, file, prepared);
  const isReadable = read.problems.every(({ severity }) => severity !== 'error');
  const { rows, problems } = isReadable
    ? monitorActuals(prepared, projectModel(prepared, scenario.key), read.observations, asOf?.span, shape)
    : { rows: [], problems: [] };
  const all = [...read.problems, ...problems].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  if (terminal.report(all, '') > 0) return undefined;
  const observed = {
    rows: rowsOfObservations(read.observations),
    ...(asOf === undefined ? {} : { asOf: asOf.period }),
    ...(shape === undefined || shape === 'geometric' ? {} : { shape }),
  };
  return { rows, observed };
}

/** The period of `--asof`; undefined where there is none. */
export function readAsOf(text: string | undefined, terminal: Terminal): AsOf | 'unreadable' | undefined {
  if (text === undefined) return undefined;
  const typed = readTypedPeriod(text);
  if (typed.ok) return typed;
  terminal.complain(terminal.say('badAsOf', { value: text }));
  return 'unreadable';
}

/** The shape of `--shape`; undefined where there is none. */
export function readShape(
  text: string | undefined,
  terminal: Terminal,
): PathShape | 'unreadable' | undefined {
  if (text === undefined) return undefined;
  const shape = PATH_SHAPES.find((each) => each === text);
  if (shape !== undefined) return shape;
  terminal.complain(terminal.say('badShape', { value: text, shapes: PATH_SHAPES.join(' ') }));
  return 'unreadable';
}
