/** Rounding, remainders and whole quotients: Excel's functions, as rows of the function table. */
import { ARITHMETIC } from '../programs/arithmetic.js';
import { FLAT, SLOPES } from '../programs/partials.js';
import type { FunctionRow } from './functionTable.js';
import { roundDecimal, wholeBelow } from '../values/rounding.js';
import { both, FIRST, NUMBER, numeric, optional, parameter, SAME, units, withoutLogicals } from './rows.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const DIGITS = parameter('位数', 'num_digits');

/** MOD gives #NUM! from this quotient on (in Excel 2007 and before, from 2^27 on: Microsoft KB 119083). */
const LARGEST_QUOTIENT = 1125900000000;
/** The smallest fraction of a multiple that MROUND rounds up. */
const NEARLY_HALF = 0.499999999999995;

/** The next multiple of a step that is not below x (not above x for a negative step); 0 for a step of 0. */
function multipleAbove(x: number, step: number): number {
  return step === 0 ? 0 : -wholeBelow(-x / step) * step;
}

/** The next multiple of a step that is not above x (not below x for a negative step); 0 for a step of 0. */
function multipleBelow(x: number, step: number): number {
  return step === 0 ? 0 : wholeBelow(x / step) * step;
}

/** Rounds to a multiple of the absolute significance, up (`above`) or down (`below`) whatever the signs. */
function precise(key: string, side: 'above' | 'below', cite: string): FunctionRow {
  const [multiple, program] =
    side === 'above' ? [multipleAbove, ARITHMETIC.ceilingMath] : [multipleBelow, ARITHMETIC.floorMath];
  return {
    key,
    names: both(key),
    parameters: [NUMBER, optional('基数', 'significance')],
    domain: 'any number; the sign of the significance does not matter, and 0 gives 0',
    units: SAME,
    meaning: numeric((x = 0, significance = 1) => multiple(x, Math.abs(significance))),
    // Without the mode, which is the third argument of the .MATH forms.
    kernel: { program: (on, x, significance) => program(on, x, significance) },
    partials: FLAT,
    cite: `${SUPPORT}: ${cite}`,
  };
}

export const ROUNDING: readonly FunctionRow[] = [
  {
    key: 'INT',
    names: both('INT'),
    aliases: ['取整'],
    parameters: [NUMBER],
    domain: 'any number',
    units: FIRST,
    meaning: numeric((x = 0) => wholeBelow(x)),
    kernel: { program: ARITHMETIC.int },
    partials: FLAT,
    cite: `${SUPPORT}: INT (down: INT(-1.5) is -2)`,
  },
  {
    key: 'TRUNC',
    names: both('TRUNC'),
    parameters: [NUMBER, optional('位数', 'num_digits')],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'toZero')),
    kernel: { program: ARITHMETIC.trunc },
    partials: FLAT,
    cite: `${SUPPORT}: TRUNC`,
  },
  {
    key: 'ROUND',
    names: both('ROUND'),
    aliases: ['四舍五入'],
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'half')),
    kernel: { program: ARITHMETIC.round },
    partials: FLAT,
    cite: `${SUPPORT}: ROUND (half away from zero, on the 15 digits shown: ROUND(2.675,2) is 2.68)`,
  },
  {
    key: 'ROUNDUP',
    names: both('ROUNDUP'),
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'fromZero')),
    kernel: { program: ARITHMETIC.roundup },
    partials: FLAT,
    cite: `${SUPPORT}: ROUNDUP (away from zero)`,
  },
  {
    key: 'ROUNDDOWN',
    names: both('ROUNDDOWN'),
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'toZero')),
    kernel: { program: ARITHMETIC.rounddown },
    partials: FLAT,
    cite: `${SUPPORT}: ROUNDDOWN (toward zero)`,
  },
  {
    key: 'CEILING',
    names: both('CEILING'),
    aliases: ['向上舍入到倍数'],
    parameters: [NUMBER, parameter('基数', 'significance')],
    domain: 'no negative significance with a positive number, else #NUM!; a significance of 0 gives 0',
    units: SAME,
    meaning: numeric((x = 0, significance = 0) => {
      if (significance === 0) return 0;
      return x > 0 && significance < 0 ? '#NUM!' : multipleAbove(x, significance);
    }),
    kernel: { program: ARITHMETIC.ceiling },
    partials: FLAT,
    cite: `${SUPPORT}: CEILING; a significance of 0: DnaCalc/OxFunc, ceiling_floor_family`,
  },
  {
    key: 'FLOOR',
    names: both('FLOOR'),
    aliases: ['向下舍入到倍数'],
    parameters: [NUMBER, parameter('基数', 'significance')],
    domain:
      'no negative significance with a positive number, else #NUM!; a significance of 0 gives #DIV/0!, of the number 0 gives 0',
    units: SAME,
    meaning: numeric((x = 0, significance = 0) => {
      if (significance === 0) return x === 0 ? 0 : '#DIV/0!';
      return x > 0 && significance < 0 ? '#NUM!' : multipleBelow(x, significance);
    }),
    kernel: { program: ARITHMETIC.floor },
    partials: FLAT,
    cite: `${SUPPORT}: FLOOR; a significance of 0: DnaCalc/OxFunc, ceiling_floor_family`,
  },
  precise('CEILING.PRECISE', 'above', 'CEILING.PRECISE (toward positive numbers)'),
  precise('ISO.CEILING', 'above', 'ISO.CEILING (as CEILING.PRECISE)'),
  precise('FLOOR.PRECISE', 'below', 'FLOOR.PRECISE (toward negative numbers)'),
  {
    key: 'CEILING.MATH',
    names: both('CEILING.MATH'),
    parameters: [NUMBER, optional('基数', 'significance'), optional('方式', 'mode')],
    domain: 'any number; a significance of 0 gives 0',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((x = 0, significance = 1, mode = 0) => {
      const step = Math.abs(significance);
      return x < 0 && mode !== 0 ? multipleBelow(x, step) : multipleAbove(x, step);
    }),
    kernel: { program: ARITHMETIC.ceilingMath },
    partials: FLAT,
    cite: `${SUPPORT}: CEILING.MATH (mode other than 0: negative numbers away from zero)`,
  },
  {
    key: 'FLOOR.MATH',
    names: both('FLOOR.MATH'),
    parameters: [NUMBER, optional('基数', 'significance'), optional('方式', 'mode')],
    domain: 'any number; a significance of 0 gives 0',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((x = 0, significance = 1, mode = 0) => {
      const step = Math.abs(significance);
      return x < 0 && mode !== 0 ? multipleAbove(x, step) : multipleBelow(x, step);
    }),
    kernel: { program: ARITHMETIC.floorMath },
    partials: FLAT,
    cite: `${SUPPORT}: FLOOR.MATH (mode other than 0: negative numbers toward zero)`,
  },
  {
    key: 'MROUND',
    names: both('MROUND'),
    parameters: [NUMBER, parameter('倍数', 'multiple')],
    domain:
      'number and multiple of one sign, else #NUM!; a multiple of 0 gives 0; logical values are #VALUE!',
    units: SAME,
    meaning: withoutLogicals((x = 0, multiple = 0) => {
      if (multiple === 0 || x === 0) return 0;
      if (Math.sign(x) !== Math.sign(multiple)) return '#NUM!';
      const quotient = x / multiple;
      const whole = Math.floor(quotient);
      return (quotient - whole >= NEARLY_HALF ? whole + 1 : whole) * multiple;
    }, '#N/A'),
    kernel: { program: ARITHMETIC.mround },
    partials: FLAT,
    cite: `${SUPPORT}: MROUND (6.05 to 0.1 is 6, 7.05 to 0.1 is 7.1); what counts as half: DnaCalc/OxFunc, mround`,
  },
  {
    key: 'MOD',
    names: both('MOD'),
    parameters: [NUMBER, parameter('除数', 'divisor')],
    domain: 'divisor not 0, else #DIV/0!; quotient below 1.1259E12, else #NUM!',
    units: SAME,
    meaning: numeric((x = 0, divisor = 0) => {
      if (divisor === 0) return '#DIV/0!';
      if (Math.abs(x / divisor) >= LARGEST_QUOTIENT) return '#NUM!';
      const rest = x % divisor;
      return rest !== 0 && rest < 0 !== divisor < 0
        ? rest + divisor === divisor
          ? 0
          : rest + divisor
        : rest;
    }),
    kernel: { program: ARITHMETIC.mod },
    partials: SLOPES.mod,
    cite: `${SUPPORT}: MOD (the sign is the divisor's); exact remainder and largest quotient: DnaCalc/OxFunc, Remainder`,
  },
  {
    key: 'QUOTIENT',
    names: both('QUOTIENT'),
    parameters: [parameter('被除数', 'numerator'), parameter('除数', 'denominator')],
    domain: 'denominator not 0, else #DIV/0!; logical values are #VALUE!',
    units: { kind: 'quotient' },
    meaning: withoutLogicals(
      (x = 0, divisor = 0) => (divisor === 0 ? '#DIV/0!' : Math.trunc(x / divisor)),
      '#N/A',
    ),
    kernel: { program: ARITHMETIC.quotient },
    partials: FLAT,
    cite: `${SUPPORT}: QUOTIENT (toward zero); without the fifteen digits of INT: DnaCalc/OxFunc, quotient`,
  },
];
