/**
 * Rows of functions that name a year of the model, such as BASEYEAR. `resolveYears` replaces their calls; outside of a model they
 * give #N/A.
 */
import type { FunctionRow, Meaning } from './functionTable.js';
import { parameter } from './rows.js';

const CITE = 'Tuiyan: a year of the model, fixed when it is prepared';
const SERIES = parameter('指标', 'series', 'series');

const OUTSIDE: Meaning = {
  kind: 'expansion',
  expand: ({ span }) => ({ kind: 'error', value: '#N/A', span }),
};

export const MODEL_YEARS: readonly FunctionRow[] = [
  {
    key: 'BASEYEAR',
    names: { zh: '基准年', en: 'BASEYEAR' },
    parameters: [],
    bare: true,
    domain: 'the base year of the model; #N/A outside of a model',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
  {
    key: 'HORIZON',
    names: { zh: '期末年', en: 'HORIZON' },
    parameters: [],
    bare: true,
    domain: 'the last year of the model; #N/A outside of a model',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
  {
    key: 'FIRSTYEAR',
    names: { zh: '首个数据年', en: 'FIRSTYEAR' },
    parameters: [SERIES],
    domain: 'the first year in which the series uses a figure; #N/A without one',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
  {
    key: 'LASTYEAR',
    names: { zh: '最近数据年', en: 'LASTYEAR' },
    parameters: [SERIES],
    domain: 'the last year in which the series uses a figure; #N/A without one',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
  {
    key: 'TARGETYEAR',
    names: { zh: '目标年', en: 'TARGETYEAR' },
    parameters: [parameter('目标', 'target', 'series')],
    domain: 'the year of the target with this key; #N/A without one',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
];
