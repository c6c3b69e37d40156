/**
 * The laws take the same examples in every run, so that a run can be repeated; with TUIYAN_RUNS they take others each time,
 * and a failure tells its seed.
 */
import fc from 'fast-check';

if (process.env['TUIYAN_RUNS'] === undefined) fc.configureGlobal({ seed: 2030 });
