/** The keys of projection sheets: `projection:<scenario>`. */
import type { SheetSnapshot } from '../plan/plan.js';

const PREFIX = 'projection:';

export function projectionKey(scenario: string): string {
  return PREFIX + scenario;
}

/** The scenario whose projection sheet it is; undefined for other sheets. */
export function scenarioOf({ key }: Pick<SheetSnapshot, 'key'>): string | undefined {
  return key?.startsWith(PREFIX) === true ? key.slice(PREFIX.length) : undefined;
}
