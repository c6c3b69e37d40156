/** The plan of a simulation: the data from which shares of its work are made, and those needed to combine them. */
import type { SamplePlan } from '../../sampling/uniforms.js';
import type { OutputCell } from '../calculate/evaluator.js';
import type { Point } from '../calculate/point.js';
import type { Drawer, Uncertain } from './uncertain.js';

/** The data needed to combine the parts of a simulation; plain data. */
export interface Outline {
  readonly sample: SamplePlan;
  /** Keys of the uncertain parameters. */
  readonly parameters: readonly string[];
  readonly outputs: readonly OutputCell[];
  /** How many of the outputs were asked for; the others are only there for `focused`. */
  readonly asked: number;
}

/** A request that has been checked and prepared for drawing. */
export interface SimulationPlan extends Outline {
  readonly point: Point;
  readonly uncertain: readonly Uncertain[];
  readonly drawer: Drawer;
  /** Indexes of outputs that fit into memory together; at least one pass. */
  readonly passes: readonly (readonly number[])[];
  readonly focused: ReadonlySet<number>;
}
