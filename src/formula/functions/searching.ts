/** Searching, replacing and joining texts: Excel's functions, as rows of the function table. The other texts are in text.ts. */
import { binary, call, number } from '../values/build.js';
import { error, toNumber, toText, type Argument } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import { findPattern } from '../values/pattern.js';
import type { Call, FunctionRow, Meaning } from './functionTable.js';
import { both, FREE, optional, parameter, units } from './rows.js';
import { isError, type FormulaError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const KERNEL = { oneByOne: 'of texts, which the kernel does not hold' } as const;
/** Largest number of characters in a cell. */
const LONGEST = 32767;

const FIND_TEXT = parameter('要找的文本', 'find_text');
const WITHIN = parameter('被查文本', 'within_text');
const START = optional('起始位置', 'start_num');
const TEXT = parameter('文本', 'text');

/** Texts first, then numbers, as a function's arguments are converted; the first error is the result. */
function converted(
  args: readonly (() => Argument)[],
  texts: readonly number[],
): readonly (string | number | undefined)[] | FormulaError {
  const values: (string | number | undefined)[] = [];
  for (const [i, argument] of args.entries()) {
    const given = argument();
    const value = texts.includes(i) ? toText(given) : toNumber(given);
    if (isError(value)) return value;
    values.push(value);
  }
  return values;
}

/** A meaning over arguments that are texts at some positions (from 0) and numbers at the others. */
function overTexts(
  texts: readonly number[],
  calculate: (values: readonly (string | number | undefined)[]) => Scalar,
): Meaning {
  return {
    kind: 'lazy',
    evaluate(args) {
      const values = converted(args, texts);
      return isError(values) ? values : limited(calculate(values));
    },
  };
}

function limited(value: Scalar): Scalar {
  return typeof value === 'string' && value.length > LONGEST ? error('#VALUE!') : value;
}

/** The place (from 1) at which a search from `start` (from 1, and within the text) succeeds, else #VALUE!. */
function placeFrom(within: string, start: number, find: (from: number) => number): Scalar {
  const from = Math.trunc(start);
  if (from < 1 || from > Math.max(within.length, 1)) return error('#VALUE!');
  const place = find(from - 1);
  return place < 0 ? error('#VALUE!') : place + 1;
}

/** All occurrences of `old` replaced, or only the one of this number (from 1). */
function substituted(text: string, old: string, by: string, instance: number | undefined): Scalar {
  if (instance !== undefined && instance < 1) return error('#VALUE!');
  if (old === '') return text;
  const parts = text.split(old);
  if (instance === undefined) return parts.join(by);
  const wanted = Math.trunc(instance);
  if (wanted >= parts.length) return text;
  return parts.slice(0, wanted).join(old) + by + parts.slice(wanted).join(old);
}

/** A letter that follows anything but a letter becomes a capital; all others become small. */
function proper(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const [first = ''] = word;
    const capital = first.toUpperCase();
    return (capital.length === first.length ? capital : first) + word.slice(first.length);
  });
}

/**
 * `a & d & b`, or, where empty texts are passed over, `MID(IF(a="","",d & a) & IF(b="","",d & b), LEN(d) + 1, 32767)`; a choice of
 * both if the second argument is not written as TRUE or FALSE.
 */
function expandTextJoin(source: Call): Expr {
  const { span } = source;
  const empty: Expr = { kind: 'text', value: '', span };
  const [given, isIgnoring, ...texts] = source.args;
  const delimiter = given ?? empty;
  const join = (parts: readonly Expr[]): Expr =>
    parts.reduce((joined, part) => binary(source, '&', joined, part));
  const parts = texts.map((text) => text ?? empty);
  const all = join([empty, ...parts.flatMap((text, i) => (i === 0 ? [text] : [delimiter, text]))]);
  const filled = join(
    parts.map((text) =>
      call(source, 'IF', [binary(source, '=', text, empty), empty, binary(source, '&', delimiter, text)]),
    ),
  );
  const start = binary(source, '+', call(source, 'LEN', [delimiter]), number(source, 1));
  const some = call(source, 'MID', [filled, start, number(source, LONGEST)]);
  if (isIgnoring === undefined) return all;
  if (isIgnoring.kind === 'boolean') return isIgnoring.value ? some : all;
  if (isIgnoring.kind === 'number') return isIgnoring.value !== 0 ? some : all;
  return call(source, 'IF', [isIgnoring, some, all]);
}

export const SEARCHING: readonly FunctionRow[] = [
  {
    key: 'FIND',
    names: both('FIND'),
    parameters: [FIND_TEXT, WITHIN, START],
    domain: 'a text that occurs from the start on (capitals and small letters differ), else #VALUE!',
    units: units(['any', 'any', 'any'], 'pure'),
    meaning: overTexts([0, 1], ([find, within, start = 1]) =>
      placeFrom(String(within), Number(start), (from) => String(within).indexOf(String(find), from)),
    ),
    kernel: KERNEL,
    cite: `${SUPPORT}: FIND`,
  },
  {
    key: 'SEARCH',
    names: both('SEARCH'),
    parameters: [FIND_TEXT, WITHIN, START],
    domain: 'a text that occurs from the start on (in any case; ? and * stand for others), else #VALUE!',
    units: units(['any', 'any', 'any'], 'pure'),
    meaning: overTexts([0, 1], ([find, within, start = 1]) =>
      placeFrom(String(within), Number(start), (from) => findPattern(String(within), String(find), from)),
    ),
    kernel: KERNEL,
    cite: `${SUPPORT}: SEARCH`,
  },
  {
    key: 'SUBSTITUTE',
    names: both('SUBSTITUTE'),
    aliases: ['替换文本'],
    parameters: [
      TEXT,
      parameter('旧文本', 'old_text'),
      parameter('新文本', 'new_text'),
      optional('第几处', 'instance_num'),
    ],
    domain:
      'any texts; an occurrence of 1 or more, else #VALUE!; a text of at most 32,767 characters, else #VALUE!',
    units: units(['any', 'any', 'any', 'any'], 'free'),
    meaning: overTexts([0, 1, 2], ([text, old, by, instance]) =>
      substituted(
        String(text),
        String(old),
        String(by),
        instance === undefined ? undefined : Number(instance),
      ),
    ),
    kernel: KERNEL,
    cite: `${SUPPORT}: SUBSTITUTE`,
  },
  {
    key: 'REPLACE',
    names: both('REPLACE'),
    parameters: [
      TEXT,
      parameter('起始位置', 'start_num'),
      parameter('字符数', 'num_chars'),
      parameter('新文本', 'new_text'),
    ],
    domain:
      'a start >= 1 and a number of characters >= 0, else #VALUE!; at most 32,767 characters, else #VALUE!',
    units: units(['any', 'any', 'any', 'any'], 'free'),
    meaning: overTexts([0, 3], ([text, start, count, by]) => {
      const [first, length] = [Math.trunc(Number(start)), Math.trunc(Number(count))];
      if (first < 1 || length < 0) return error('#VALUE!');
      const written = String(text);
      return written.slice(0, first - 1) + String(by) + written.slice(first - 1 + length);
    }),
    kernel: KERNEL,
    cite: `${SUPPORT}: REPLACE`,
  },
  {
    key: 'REPT',
    names: both('REPT'),
    parameters: [TEXT, parameter('次数', 'number_times')],
    domain: 'a number >= 0 (cut to a whole number) and at most 32,767 characters, else #VALUE!',
    units: FREE,
    meaning: overTexts([0], ([text, count]) => {
      const [written, times] = [String(text), Math.trunc(Number(count))];
      return times < 0 || written.length * times > LONGEST
        ? error('#VALUE!')
        : written.repeat(written === '' ? 0 : times);
    }),
    kernel: KERNEL,
    cite: `${SUPPORT}: REPT`,
  },
  {
    key: 'PROPER',
    names: both('PROPER'),
    parameters: [TEXT],
    domain: 'any value',
    units: FREE,
    meaning: overTexts([0], ([text]) => proper(String(text))),
    kernel: KERNEL,
    cite: `${SUPPORT}: PROPER`,
  },
  {
    key: 'TEXTJOIN',
    names: both('TEXTJOIN'),
    aliases: ['合并文本'],
    parameters: [parameter('分隔符', 'delimiter'), parameter('忽略空文本', 'ignore_empty'), TEXT],
    repeats: 1,
    domain: 'any single values; a text of at most 32,767 characters, else #VALUE!',
    units: { kind: 'expansion' },
    meaning: { kind: 'expansion', expand: expandTextJoin },
    cite: `${SUPPORT}: TEXTJOIN, which Excel has since 2019 and which is written with & here`,
  },
];
