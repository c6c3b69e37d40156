/** Roman numerals: Excel's functions, as rows of the function table. */
import { error, isCells, toNumber, toText, type Argument } from '../values/coerce.js';
import type { FunctionRow } from './functionTable.js';
import { both, FREE, NUMBER, optional, parameter } from './rows.js';
import { isError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const LARGEST = 3999;
const MOST_FORMS = 4;
/** Largest number of characters of a numeral that Excel reads. */
const LONGEST = 255;

const SIGNS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** Numerals from the largest down, each with the first form that uses it: 0 (classic) to 4 (simplified). */
const NUMERALS: readonly (readonly [numeral: string, value: number, form: number])[] = [
  ['M', 1000, 0],
  ['IM', 999, 4],
  ['VM', 995, 3],
  ['XM', 990, 2],
  ['LM', 950, 1],
  ['CM', 900, 0],
  ['D', 500, 0],
  ['ID', 499, 4],
  ['VD', 495, 3],
  ['XD', 490, 2],
  ['LD', 450, 1],
  ['CD', 400, 0],
  ['C', 100, 0],
  ['IC', 99, 2],
  ['VC', 95, 1],
  ['XC', 90, 0],
  ['L', 50, 0],
  ['IL', 49, 2],
  ['VL', 45, 1],
  ['XL', 40, 0],
  ['X', 10, 0],
  ['IX', 9, 0],
  ['V', 5, 0],
  ['IV', 4, 0],
  ['I', 1, 0],
];

function roman(number: number, form: number): string {
  let [rest, text] = [number, ''];
  for (const [numeral, value, since] of NUMERALS) {
    if (since > form) continue;
    const count = Math.floor(rest / value);
    text += numeral.repeat(count);
    rest -= count * value;
  }
  return text;
}

/** TRUE is the classic form, FALSE the simplified one. */
function formOf(argument: Argument): Scalar {
  const form = argument !== undefined && isCells(argument) ? argument.rows[0]?.[0] : argument;
  return typeof form === 'boolean' ? (form ? 0 : MOST_FORMS) : toNumber(form);
}

/** From the right: a sign below one to its right is taken away. */
function arabic(text: string): number | undefined {
  const written = text.replace(/^ +| +$/g, '').toUpperCase();
  const numeral = written.replace(/^-/, '');
  let [sum, largest] = [0, 0];
  for (const sign of [...numeral].reverse()) {
    const value = SIGNS[sign];
    if (value === undefined) return undefined;
    sum += value < largest ? -value : value;
    largest = Math.max(largest, value);
  }
  return written === numeral ? sum : 0 - sum;
}

export const NUMERAL_ROWS: readonly FunctionRow[] = [
  {
    key: 'ROMAN',
    names: both('ROMAN'),
    aliases: ['罗马数字'],
    parameters: [NUMBER, optional('形式', 'form')],
    domain:
      'numbers of 0 to 3999 and forms of 0 to 4 (cut to whole numbers), else #VALUE!; 0 gives an empty text',
    units: FREE,
    meaning: {
      kind: 'strict',
      evaluate(first, second) {
        const number = toNumber(first);
        if (isError(number)) return number;
        const form = formOf(second);
        if (isError(form)) return form;
        const [whole, way] = [Math.trunc(number), Math.trunc(Number(form))];
        const isOutside = whole < 0 || whole > LARGEST || way < 0 || way > MOST_FORMS;
        return isOutside ? error('#VALUE!') : roman(whole, way);
      },
    },
    kernel: { oneByOne: 'gives texts, which the kernel does not hold' },
    cite: `${SUPPORT}: ROMAN; forms 1 to 3 and logical forms: DnaCalc/OxFunc, roman_fn`,
  },
  {
    key: 'ARABIC',
    names: both('ARABIC'),
    aliases: ['阿拉伯数字'],
    parameters: [parameter('文本', 'text')],
    domain:
      'a text of at most 255 characters that is a Roman numeral, also with a minus sign, else #VALUE!; spaces around and an empty text are passed over',
    units: FREE,
    meaning: {
      kind: 'strict',
      evaluate(first) {
        const text = toText(first);
        if (isError(text)) return text;
        return (text.length > LONGEST ? undefined : arabic(text)) ?? error('#VALUE!');
      },
    },
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: ARABIC`,
  },
];
