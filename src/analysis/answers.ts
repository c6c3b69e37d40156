/**
 * The analyses as the pane shows them: answers of goal seek and backcast with their effects on the results, ready to be written
 * into a scenario; a sensitivity analysis with all its charts; and tables with their axes.
 */
import type { PreparedModel } from '../model/prepared.js';
import type { Adopted } from './backcast/adopt.js';
import { backcast, type BackcastRequest, type BackcastResult } from './backcast/backcast.js';
import { impactOf, type Impact } from './backcast/impact.js';
import { scenarioPoint } from './calculate/point.js';
import type { SolveQuadratic } from './backcast/quadratic.js';
import {
  analyseSensitivity,
  spider,
  type Question,
  type Sensitivity,
  type SpiderLine,
} from './sensitivity/sensitivity.js';
import { axisOf, tabulate } from './sensitivity/tables.js';
import type { Finding } from './uncertainty/uncertain.js';
import { seekGoal, type SeekRequest, type SeekResult } from './seek/seek.js';
import { variableOf } from './seek/variable.js';

interface SeekAnswer {
  /** In the parameter's unit, or a plain factor. */
  readonly value: number;
  readonly values: Adopted;
  readonly impact: Impact;
}

export interface SeekReport {
  readonly found: SeekResult;
  /** The scenario's present value, in the unit of `SeekAnswer.value`. */
  readonly from: number;
  /** The answer nearest to the present value first; if the goal is out of reach, the value that comes closest. */
  readonly answers: readonly SeekAnswer[];
}

/** Largest number of roots that are reported in full. */
const MOST_ANSWERS = 12;

export function reportSeek(
  prepared: PreparedModel,
  request: SeekRequest,
  onProgress?: (done: number, total: number) => void,
): SeekReport {
  const found = seekGoal(prepared, request, onProgress);
  const start = scenarioPoint(prepared, request.scenario);
  const variable = variableOf(prepared, request.scenario, start, request.by);
  const others = found.reached ? found.roots.filter((root) => root !== found.value) : [];
  const values = found.value === undefined ? [] : [found.value, ...others];
  return {
    found,
    from: variable.now,
    answers: values.slice(0, MOST_ANSWERS).map((value) => ({
      value,
      values: variable.valuesAt(value),
      impact: impactOf(prepared, start, variable.pointAt(value), [request]),
    })),
  };
}

export interface BackcastReport {
  readonly found: BackcastResult;
  /** Absent if there is no answer. */
  readonly impact?: Impact;
}

/** Runs a backcast; an answer comes with its effect on the results. `onProgress` counts steps of the search. */
export function reportBackcast(
  prepared: PreparedModel,
  request: BackcastRequest,
  solve: SolveQuadratic,
  onProgress?: (done: number, total: number) => void,
): BackcastReport {
  const found = backcast(prepared, request, solve, onProgress);
  if (!found.feasible) return { found };
  const start = scenarioPoint(prepared, request.scenario);
  return { found, impact: impactOf(prepared, start, found.point, request.targets ?? []) };
}

export interface SensitivityReport extends Sensitivity {
  /** Lines for the widest bars. */
  readonly spider: readonly SpiderLine[];
}

/** Largest number of lines of a spider chart that can be distinguished. */
const MOST_LINES = 6;

/** Runs a sensitivity analysis, with the lines of the spider chart for the widest bars. */
export function reportSensitivity(
  prepared: PreparedModel,
  question: Question,
  onProgress?: (done: number, total: number) => void,
): Finding<SensitivityReport> {
  const found = analyseSensitivity(prepared, question, onProgress);
  if (!found.ok) return found;
  const keys = found.value.tornado.slice(0, MOST_LINES).map(({ parameter }) => parameter);
  const lines = spider(prepared, question, keys);
  return lines.ok ? { ...found, value: { ...found.value, spider: lines.value } } : lines;
}

export interface TableRequest extends Question {
  readonly rows: string;
  readonly columns?: string;
}

export interface TableReport {
  /** In the parameters' units; a one-way table has a single NaN for its only column. */
  readonly down: readonly number[];
  readonly across: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** Numbers of steps of the axes: few enough for a narrow pane. */
const ROWS = 9;
const COLUMNS = 5;

/** Calculates a one- or two-way table with its axes. */
export function reportTable(
  prepared: PreparedModel,
  request: TableRequest,
  onProgress?: (done: number, total: number) => void,
): TableReport {
  const rows = axisOf(prepared, request.scenario, request.rows, ROWS);
  const columns =
    request.columns === undefined ? undefined : axisOf(prepared, request.scenario, request.columns, COLUMNS);
  return {
    down: rows.values,
    across: columns?.values ?? [NaN],
    values: tabulate(prepared, request, rows, columns, onProgress),
  };
}
