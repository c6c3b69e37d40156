/** Text functions of Excel, as rows of the function table. Characters are UTF-16 units, as Excel counts them. */
import { error, toNumber, toScalar, toText, type Argument } from '../values/coerce.js';
import { formatNumber, formatText, readNumberFormat } from '../values/numberFormat.js';
import { readNumber } from '../values/numeralText.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { both, FREE, optional, parameter, units, withoutLogicals } from './rows.js';
import { isError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const TEXT = parameter('文本', 'text');
const COUNT = optional('字符数', 'num_chars');
/** Largest number of characters in a cell. */
const LONGEST = 32767;
const MOST_PLACES = 2 ** 31;

/**
 * A meaning over a text and numbers; the first argument that cannot be converted gives the result (an error). Omitted numbers at
 * the end are not passed.
 */
function ofText(calculate: (text: string, ...numbers: number[]) => Scalar): Meaning {
  return {
    kind: 'lazy',
    evaluate([first, ...rest]) {
      const text = toText(first?.());
      if (isError(text)) return text;
      const numbers: number[] = [];
      for (const argument of rest) {
        const value = toNumber(argument());
        if (isError(value)) return value;
        numbers.push(value);
      }
      return calculate(text, ...numbers);
    },
  };
}

/** A number of characters is rounded up if its fraction is at least this (DnaCalc/OxFunc, text-slice). */
const NEARLY_WHOLE = 2049 / 8589934592;

function wholeCount(count: number): number {
  const above = Math.ceil(count);
  return above - count <= NEARLY_WHOLE ? above : Math.floor(count);
}

/** Changes case character by character; characters that would become two are left as they are. */
function recase(text: string, change: (character: string) => string): string {
  return Array.from(text, (character) => {
    const changed = change(character);
    return changed.length === character.length ? changed : character;
  }).join('');
}

function joined(args: readonly Argument[]): Scalar {
  let text = '';
  for (const argument of args) {
    const part = toText(argument);
    if (isError(part)) return part;
    text += part;
  }
  return text.length > LONGEST ? error('#VALUE!') : text;
}

/**
 * A value formatted by a format code. Text that can be read as a number is formatted as one; other text and logical values are
 * returned unchanged.
 */
function formatted(value: Argument, code: Argument): Scalar {
  const [shown, written] = [toScalar(value), toText(code)];
  if (isError(shown)) return shown;
  if (isError(written)) return written;
  const format = readNumberFormat(written);
  if (format === undefined) return error('#VALUE!');
  const number = typeof shown === 'string' && format.numbers.length > 0 ? readNumber(shown) : shown;
  if (typeof number !== 'number') {
    const text = toText(shown);
    return isError(text) ? text : formatText(text, format);
  }
  return formatNumber(number, format) ?? error('#VALUE!');
}

export const TEXTS: readonly FunctionRow[] = [
  {
    key: 'LEN',
    names: both('LEN'),
    aliases: ['字符数'],
    parameters: [TEXT],
    domain: 'any value; numbers as they are shown in full',
    units: units(['any'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(value) {
        const text = toText(value);
        return isError(text) ? text : text.length;
      },
    },
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: LEN`,
  },
  {
    key: 'LEFT',
    names: both('LEFT'),
    parameters: [TEXT, COUNT],
    domain: 'a number of characters >= 0, else #VALUE!; one unless given',
    units: FREE,
    meaning: ofText((text, count = 1) => (count < 0 ? error('#VALUE!') : text.slice(0, wholeCount(count)))),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: LEFT`,
  },
  {
    key: 'RIGHT',
    names: both('RIGHT'),
    parameters: [TEXT, COUNT],
    domain: 'a number of characters >= 0, else #VALUE!; one unless given',
    units: FREE,
    meaning: ofText((text, count = 1) =>
      count < 0 ? error('#VALUE!') : text.slice(Math.max(text.length - wholeCount(count), 0)),
    ),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: RIGHT`,
  },
  {
    key: 'MID',
    names: both('MID'),
    parameters: [TEXT, parameter('起始位置', 'start_num'), parameter('字符数', 'num_chars')],
    domain: 'a start >= 1 and a number of characters >= 0, both below 2^31, else #VALUE!',
    units: units(['any', 'any', 'any'], 'free'),
    meaning: ofText((text, start = 0, count = 0) => {
      if (start < 1 || count < 0 || start >= MOST_PLACES || count >= MOST_PLACES) return error('#VALUE!');
      const first = Math.trunc(start) - 1;
      return text.slice(first, first + Math.trunc(count));
    }),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: MID`,
  },
  {
    key: 'UPPER',
    names: both('UPPER'),
    parameters: [TEXT],
    domain: 'any value',
    units: FREE,
    meaning: ofText((text) => recase(text, (character) => character.toUpperCase())),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: UPPER`,
  },
  {
    key: 'LOWER',
    names: both('LOWER'),
    parameters: [TEXT],
    domain: 'any value',
    units: FREE,
    meaning: ofText((text) => recase(text, (character) => character.toLowerCase())),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: LOWER`,
  },
  {
    key: 'TRIM',
    names: both('TRIM'),
    parameters: [TEXT],
    domain: 'any value; plain spaces only',
    units: FREE,
    meaning: ofText((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: TRIM`,
  },
  {
    key: 'EXACT',
    names: both('EXACT'),
    parameters: [parameter('文本1', 'text1'), parameter('文本2', 'text2')],
    domain: 'any values; upper and lower case differ',
    units: FREE,
    meaning: {
      kind: 'lazy',
      evaluate([first, second]) {
        const left = toText(first?.());
        if (isError(left)) return left;
        const right = toText(second?.());
        return isError(right) ? right : left === right;
      },
    },
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: EXACT`,
  },
  {
    key: 'CONCATENATE',
    names: both('CONCATENATE'),
    aliases: ['连接文本', 'CONCAT'],
    parameters: [TEXT],
    repeats: 1,
    domain: 'any values; a text of at most 32,767 characters, else #VALUE!',
    units: FREE,
    meaning: { kind: 'lazy', evaluate: (args) => joined(args.map((argument) => argument())) },
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: CONCATENATE`,
  },
  {
    key: 'VALUE',
    names: both('VALUE'),
    aliases: ['转为数值'],
    parameters: [TEXT],
    domain: 'a number, or a text that reads as one, else #VALUE!; logical values are #VALUE!',
    units: FREE,
    meaning: withoutLogicals((x = 0) => x),
    kernel: { program: (_, x) => x },
    cite: `${SUPPORT}: VALUE`,
  },
  {
    key: 'TEXT',
    names: both('TEXT'),
    aliases: ['转为文本'],
    parameters: [parameter('值', 'value'), parameter('格式代码', 'format_text', 'format')],
    domain:
      'any value; dates from 1900 to 9999, else #VALUE!; the format codes that values/numberFormat.ts reads',
    units: FREE,
    meaning: { kind: 'strict', evaluate: formatted },
    kernel: { oneByOne: 'of texts, which the kernel does not hold' },
    cite: `${SUPPORT}: TEXT`,
  },
];
