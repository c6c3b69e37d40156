/** Work that a caller can do step by step, with other work in between. */

export type Steps<T> = Generator<undefined, T>;

/** Runs all steps at once. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
