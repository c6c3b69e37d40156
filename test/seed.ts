/**
 * Before each test file: equal data is found equal quickly, and the laws draw what they are told to.
 *
 * The laws take the same examples in every run, so that a failure is about the change just made. With TUIYAN_RUNS (a soak) they
 * take others each time, and a failure tells its seed; TUIYAN_SEED makes a soak repeatable too.
 */
import fc from 'fast-check';
import './equality.js';

const { TUIYAN_RUNS, TUIYAN_SEED } = process.env;
const seed = TUIYAN_SEED === undefined ? 2030 : Number(TUIYAN_SEED);

if (TUIYAN_RUNS === undefined || TUIYAN_SEED !== undefined) fc.configureGlobal({ seed });
