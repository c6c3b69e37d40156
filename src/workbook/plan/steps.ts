/** Work that a caller may carry out step by step, with something else in between. */

export type Steps<T> = Generator<undefined, T>;

/** All of it at once. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
