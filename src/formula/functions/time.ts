/** Earlier years, fixed years, sums and growth over years: functions that a yearly model applies to a series. */
import { readYear, seriesKey, THIS_YEAR } from '../values/address.js';
import { binary, call, number } from '../values/build.js';
import type { Expr } from '../values/expr.js';
import type { FunctionRow } from './functionTable.js';
import { optional, parameter } from './rows.js';

const SERIES = parameter('指标', 'series', 'series');
const TUIYAN = 'Tuiyan: years are columns, so this is a reference to a cell of the same row';

function countOf(expr: Expr | undefined): number {
  return expr?.kind === 'number' ? expr.value : 0;
}

export const TIME: readonly FunctionRow[] = [
  {
    key: 'YEAR',
    names: { zh: '年份', en: 'YEAR' },
    parameters: [],
    bare: true,
    domain: 'no arguments; the calendar year of the column',
    units: { kind: 'year' },
    meaning: { kind: 'year' },
    cite: 'Tuiyan: the header cell of the column',
  },
  {
    key: 'PREV',
    names: { zh: '上年', en: 'PREV' },
    parameters: [SERIES],
    domain: 'a value in the year before, else #N/A',
    units: { kind: 'reference' },
    meaning: {
      kind: 'reference',
      address: ([series]) => ({ kind: 'cell', key: seriesKey(series), at: { kind: 'offset', years: -1 } }),
    },
    cite: TUIYAN,
  },
  {
    key: 'LAG',
    names: { zh: '滞后', en: 'LAG' },
    parameters: [SERIES, { ...parameter('年数', 'years', 'count'), min: 0, max: 100 }],
    domain: 'a value that many years before, else #N/A',
    units: { kind: 'reference' },
    meaning: {
      kind: 'reference',
      address: ([series, years]) => ({
        kind: 'cell',
        key: seriesKey(series),
        at: { kind: 'offset', years: 0 - countOf(years) },
      }),
    },
    cite: TUIYAN,
  },
  {
    key: 'AT',
    names: { zh: '指定年', en: 'AT' },
    parameters: [SERIES, parameter('年份', 'year', 'year')],
    domain: 'a value in that year, else #N/A',
    units: { kind: 'reference' },
    meaning: {
      kind: 'reference',
      address: ([series, year]) => ({
        kind: 'cell',
        key: seriesKey(series),
        at: readYear(year) ?? THIS_YEAR,
      }),
    },
    cite: TUIYAN,
  },
  {
    key: 'BASE',
    names: { zh: '基年', en: 'BASE' },
    parameters: [SERIES],
    domain: 'a value in the base year, else #N/A',
    units: { kind: 'reference' },
    meaning: {
      kind: 'reference',
      address: ([series]) => ({ kind: 'cell', key: seriesKey(series), at: { kind: 'base' } }),
    },
    cite: TUIYAN,
  },
  {
    key: 'SPAN',
    names: { zh: '历年', en: 'SPAN' },
    parameters: [SERIES, optional('起始年', 'from', 'year'), optional('终止年', 'to', 'year')],
    domain: 'the values from one year to another, by default all up to this year; #N/A when there are none',
    units: { kind: 'reference' },
    meaning: {
      kind: 'reference',
      address: ([series, from, to]) => ({
        kind: 'span',
        key: seriesKey(series),
        from: readYear(from),
        to: readYear(to) ?? THIS_YEAR,
      }),
    },
    cite: 'Tuiyan: a range of cells of the same row, for functions of many values',
  },
  {
    key: 'CUMULATE',
    names: { zh: '累计', en: 'CUMULATE' },
    parameters: [SERIES],
    domain: 'at least one value up to this year, else #N/A',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand: (source) => call(source, 'SUM', [call(source, 'SPAN', [source.args[0]])]),
    },
    cite: 'Sum from the first year that has a value to this one',
  },
  {
    key: 'GROWTH',
    names: { zh: '增速', en: 'GROWTH' },
    parameters: [SERIES],
    domain: 'the year before not 0, else #DIV/0!',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [series] = source.args;
        const ratio = binary(source, '/', series, call(source, 'PREV', [series]));
        return binary(source, '-', ratio, number(source, 1));
      },
    },
    cite: 'x(t) / x(t-1) - 1',
  },
  {
    key: 'CAGR',
    names: { zh: '年均增速', en: 'CAGR' },
    parameters: [SERIES, parameter('起始年', 'from', 'year'), parameter('终止年', 'to', 'year')],
    domain: 'a first value that is not 0 and two different years, else #DIV/0!',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [series, from, to] = source.args;
        const ratio = binary(
          source,
          '/',
          call(source, 'AT', [series, to]),
          call(source, 'AT', [series, from]),
        );
        const exponent = binary(source, '/', number(source, 1), yearsBetween(source, from, to));
        return binary(source, '-', binary(source, '^', ratio, exponent), number(source, 1));
      },
    },
    cite: '(x(t1) / x(t0))^(1 / (t1 - t0)) - 1: compound annual growth rate',
  },
];

/** A literal if the difference is the same in every column, else the subtraction. */
function yearsBetween(source: Expr, from: Expr | undefined, to: Expr | undefined): Expr {
  const first = readYear(from);
  const last = readYear(to);
  if (first?.kind === 'fixed' && last?.kind === 'fixed' && last.year >= first.year) {
    return number(source, last.year - first.year);
  }
  if (first?.kind === 'offset' && last?.kind === 'offset' && last.years >= first.years) {
    return number(source, last.years - first.years);
  }
  return binary(source, '-', to, from);
}
