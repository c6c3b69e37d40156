/** Keys in charts: arrow keys move to the neighbour, Home and End to the first and the last. */
import type { KeyboardEvent } from 'react';

const KEYS = {
  across: { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity },
  down: { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity },
} as const;

/** The position (from 0, below `count`) to which a key moves from `place`; undefined for any other key. */
export function placeAfterKey(
  direction: keyof typeof KEYS,
  key: string,
  place: number,
  count: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = KEYS[direction];
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, place + step));
}

/** A listener for these keys. Other keys are not handled. */
export function onStepKeys(
  direction: keyof typeof KEYS,
  place: number,
  count: number,
  go: (place: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const next = placeAfterKey(direction, event.key, place, count);
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };
}
