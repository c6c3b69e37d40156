/**
 * Rows of functions over the members of an indicator. In a model SHAREOF and MEMBER are replaced by the series of members, and
 * the argument of SUMOVER by the list of them (model/memberFormulas.ts).
 */
import { ARITHMETIC, LAST_SUM } from '../programs/arithmetic.js';
import { SLOPES } from '../programs/partials.js';
import type { ExcelParts, FunctionRow, Meaning } from './functionTable.js';
import { SUM_MEANING } from './math.js';
import { optional, parameter, SAME, VALUES } from './rows.js';

const CITE = 'Tuiyan: members of a dimension';
const SERIES = parameter('指标', 'series', 'series');

const OUTSIDE: Meaning = {
  kind: 'expansion',
  expand: ({ span }) => ({ kind: 'error', value: '#N/A', span }),
};

/** Excel takes 255 arguments. */
const MOST_ARGUMENTS = 250;
/** An indicator has no more members (model/memberRows.ts). */
const MOST_MEMBERS = 1_000;

/** `SUM(D10:D20)` where the cells adjoin, in the order in which they are; sums of sums if there are many. */
function printSum(parts: ExcelParts): string {
  const areas: { readonly column: string; readonly first: number; last: number; readonly text: string }[] =
    [];
  let count = MOST_MEMBERS;
  while (count > 1 && parts.expr(count - 1) === undefined) count -= 1;
  for (let i = 0; i < count; i++) {
    const text = parts.text(i);
    const [, column = '', row = ''] = /^([A-Z]+)([0-9]+)$/.exec(text) ?? [];
    const before = areas.at(-1);
    if (before !== undefined && column !== '' && before.column === column && before.last + 1 === Number(row))
      before.last += 1;
    else areas.push({ column, first: Number(row), last: Number(row), text });
  }
  const texts = areas.map(({ column, first, last, text }) =>
    last > first ? `${text}:${column}${last}` : text,
  );
  const sums: string[] = [];
  for (let i = 0; i < texts.length; i += MOST_ARGUMENTS)
    sums.push(`SUM(${texts.slice(i, i + MOST_ARGUMENTS).join(',')})`);
  return sums.length === 1 ? (sums[0] ?? '') : `SUM(${sums.join(',')})`;
}

export const MEMBER_FUNCTIONS: readonly FunctionRow[] = [
  {
    key: 'SUMOVER',
    names: { zh: '成员合计', en: 'SUMOVER' },
    parameters: [VALUES],
    repeats: 1,
    excelText: { write: printSum, copies: 1 },
    domain: 'any numbers; in a model the members of an indicator below the member of the formula',
    units: SAME,
    meaning: SUM_MEANING,
    kernel: { program: ARITHMETIC.sum, programLast: LAST_SUM.sum },
    partials: SLOPES.sum,
    cite: CITE,
  },
  {
    key: 'SHAREOF',
    names: { zh: '占合计比重', en: 'SHAREOF' },
    parameters: [SERIES],
    domain: 'an indicator with members and a total, in a formula for its members; #N/A elsewhere',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
  {
    key: 'MEMBER',
    names: { zh: '成员值', en: 'MEMBER' },
    parameters: [SERIES, parameter('成员', 'member'), optional('成员', 'member')],
    domain: 'an indicator with members, and key, name or alias of one of them in quotes; #N/A elsewhere',
    units: { kind: 'expansion' },
    meaning: OUTSIDE,
    cite: CITE,
  },
];
