/** A simulation as it is prepared: what the shares of its work are made from, and what puts them together again. */
import type { SamplePlan } from '../../sampling/uniforms.js';
import type { OutputCell } from '../calculate/evaluator.js';
import type { Point } from '../calculate/point.js';
import type { Drawer, Uncertain } from './uncertain.js';

/** What is needed to put the parts of a simulation together; plain data. */
export interface Outline {
  readonly sample: SamplePlan;
  /** The uncertain ones. */
  readonly parameters: readonly string[];
  readonly outputs: readonly OutputCell[];
  /** How many of them were asked for; the others stand there for `focused` only. */
  readonly asked: number;
}

/** A request that has been checked, with everything made ready to draw. */
export interface SimulationPlan extends Outline {
  readonly point: Point;
  readonly uncertain: readonly Uncertain[];
  readonly drawer: Drawer;
  /** Indexes of outputs that fit into memory together; at least one pass. */
  readonly passes: readonly (readonly number[])[];
  readonly focused: ReadonlySet<number>;
}
