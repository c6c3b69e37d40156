/**
 * A value and all that it is calculated from, down to figures and assumptions.
 *
 * In: a prepared model, a projection, a cell, and how many steps back. Out: explanations, breadth first, each cell once, with its
 * distance from the value (0 for the value itself).
 */
import { cellId, type SeriesCell } from '../../model/grounds.js';
import type { PreparedModel } from '../../model/prepared.js';
import { valuesOf, type Projection } from '../../model/projection.js';
import { explainValue, type Explanation } from './explainValue.js';

type Link = readonly [explanation: Explanation, distance: number];

/** The chain of a cell. Throws for a key that is neither a series nor a parameter of the model. */
export function chainOf(
  prepared: PreparedModel,
  projection: Projection,
  cell: SeriesCell,
  depth: number,
): readonly Link[] {
  const valueAt = valuesOf(projection);
  const distances = new Map([[cellId(cell), 0]]);
  const chain = [cell];
  const explained: Link[] = [];
  for (const each of chain) {
    const distance = distances.get(cellId(each)) ?? 0;
    const explanation = explainValue(prepared, projection, each, valueAt);
    explained.push([explanation, distance]);
    if (explanation.origin.kind !== 'formula' || distance >= depth) continue;
    for (const read of explanation.origin.reads) {
      const id = cellId(read);
      if (distances.has(id)) continue;
      distances.set(id, distance + 1);
      chain.push(read);
    }
  }
  return explained;
}
