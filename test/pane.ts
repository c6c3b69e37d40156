/**
 * After each test of the pane nothing is left on the page. The library sees to that itself only where test functions
 * are global, which they are not here.
 */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
