/** The status of a target in both languages, and its tolerance; apart from the other words of targets, which the pane shows later than these. */
import { both } from '../language.js';

export const TARGET_STATUS = {
  met: both('达到', 'Met'),
  missed: both('未达到', 'Not met'),
  noActual: both('尚无实际数', 'No actual yet'),
} as const;

/** ` (±0.05)` after what a target asks for; nothing without a tolerance. In the target's unit. */
export function toleranceText(tolerance: number): string {
  return tolerance === 0 ? '' : ` (±${Number(tolerance.toPrecision(6))})`;
}
