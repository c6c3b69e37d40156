/** Prints `N passed, N failed` alone on the last line, for scripts. A skipped test makes the run fail. */
import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

export default class Summary implements Reporter {
  /** Whether only tests of a certain name were asked for: then the others are left out on purpose. */
  #isFiltered = false;

  onInit(vitest: Vitest): void {
    this.#isFiltered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    // A file that cannot be loaded has no tests, only errors; so has a failing `beforeAll`.
    const brokenSuites = modules.flatMap((module) => [
      ...module.errors(),
      ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
    ]).length;
    const count = (state: string): number => states.filter((other) => other === state).length;

    const passed = count('passed');
    const failed = count('failed') + brokenSuites + unhandled.length;
    // Pending tests were not reached, because something before them broke.
    const skipped = count('skipped') + count('pending');
    if (failed > 0 || (skipped > 0 && !this.#isFiltered)) process.exitCode = 1;
    console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}
