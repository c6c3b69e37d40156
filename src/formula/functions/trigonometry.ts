/** Angles, in radians: Excel's functions, as rows of the function table. */
import { ANGLES } from '../programs/angles.js';
import { expm1 } from '../../special/elementary.js';
import { exp } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import type { NumberProgram } from '../values/primitives.js';
import { both, NUMBER, numeric, parameter, PURE } from './rows.js';
import type { ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
/** Excel gives #NUM! for larger angles (DnaCalc/OxFunc, XMD-005). */
const LARGEST_ANGLE = 2 ** 27;

/** (e^x - e^-x) / 2 without loss of digits near 0. */
function hyperbolicSine(x: number): number {
  const size = Math.abs(x);
  if (size > 700) return (Math.sign(x) * exp(size / 2) * exp(size / 2)) / 2;
  const less = expm1(size);
  return (Math.sign(x) * (less + less / (less + 1))) / 2;
}

function hyperbolicCosine(x: number): number {
  const half = exp(Math.abs(x) / 2);
  return (half * half) / 2 + 1 / (2 * half * half);
}

function hyperbolicTangent(x: number): number {
  const less = expm1(-2 * Math.abs(x));
  return (Math.sign(x) * -less) / (2 + less);
}

/** All these functions take one number. */
function row(
  key: string,
  domain: string,
  calculate: (x: number) => number | ErrorCode,
  program: NumberProgram,
  aliases: readonly string[] = [],
): FunctionRow {
  return {
    key,
    names: both(key),
    aliases,
    parameters: [NUMBER],
    domain,
    units: PURE,
    meaning: numeric((x = 0) => calculate(x)),
    kernel: { program },
    cite: `${SUPPORT}: ${key}`,
  };
}

function ofAngle(calculate: (angle: number) => number): (angle: number) => number | ErrorCode {
  return (angle) => (Math.abs(angle) >= LARGEST_ANGLE ? '#NUM!' : calculate(angle));
}

export const TRIGONOMETRY: readonly FunctionRow[] = [
  row('SIN', 'an angle below 2^27 in size, else #NUM!', ofAngle(Math.sin), ANGLES.sin, ['正弦']),
  row('COS', 'an angle below 2^27 in size, else #NUM!', ofAngle(Math.cos), ANGLES.cos, ['余弦']),
  row('TAN', 'an angle below 2^27 in size, else #NUM!', ofAngle(Math.tan), ANGLES.tan, ['正切']),
  row(
    'ASIN',
    '-1 <= number <= 1, else #NUM!',
    (x) => (Math.abs(x) > 1 ? '#NUM!' : Math.asin(x)),
    ANGLES.asin,
  ),
  row(
    'ACOS',
    '-1 <= number <= 1, else #NUM!',
    (x) => (Math.abs(x) > 1 ? '#NUM!' : Math.acos(x)),
    ANGLES.acos,
  ),
  row('ATAN', 'any number', Math.atan, ANGLES.atan),
  {
    key: 'ATAN2',
    names: both('ATAN2'),
    parameters: [parameter('横坐标', 'x_num'), parameter('纵坐标', 'y_num')],
    domain: 'not both 0, else #DIV/0!; a quotient y/x within range, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0, y = 0) => {
      if (x === 0 && y === 0) return '#DIV/0!';
      return x !== 0 && !Number.isFinite(y / x) ? '#NUM!' : Math.atan2(y, x);
    }),
    kernel: { program: ANGLES.atan2 },
    cite: `${SUPPORT}: ATAN2 (x before y); the quotient: DnaCalc/OxFunc, XMD-007`,
  },
  row('SINH', 'below 710.5 in size, else #NUM!', hyperbolicSine, ANGLES.sinh),
  row('COSH', 'below 710.5 in size, else #NUM!', hyperbolicCosine, ANGLES.cosh),
  row('TANH', 'any number', hyperbolicTangent, ANGLES.tanh, ['双曲正切']),
  row('RADIANS', 'any number of degrees', (degrees) => (degrees * Math.PI) / 180, ANGLES.radians, ['弧度']),
  row('DEGREES', 'any number of radians', (radians) => (radians * 180) / Math.PI, ANGLES.degrees, ['角度']),
];
