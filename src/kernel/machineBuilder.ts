/**
 * A builder whose graph contains machine operations only: operations for which WebAssembly has no instruction are expanded.
 *
 * Exponential, logarithm and power are those of special/elementary.ts, operation by operation, so that the bits are the
 * same; a test compares them. Comparisons and roundings on fifteen digits are calculated quickly, and conditions of doubt tell
 * where the result may be wrong. Cases that the ranges exclude are left out.
 */
import { LOG_SERIES, REDUCED_SERIES } from '../special/elementary.js';
import { Builder, MODERATE, MODERATE_EXPONENT, MOST_QUOTIENT } from './builder.js';
import { ROUNDING_MODES, type Node } from './graph.js';
import * as range from './range.js';
import { SMALLEST } from './semantics.js';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
const ONE_BY_LN10 = 0.4342944819032518;
const SQRT2 = 1.4142135623730951;

/** Numbers closer than this, relative to the larger, may be equal on fifteen digits. */
const NEARNESS = 1e-14;
/** Sums below this part of the larger operand may be less than eight units in its last place. */
const NEGLIGIBLE = 2 ** -48.9;
/** Numbers of more units than this may have more than fifteen digits, and lose some in rounding. */
const LONGEST = 9e13;

export class MachineBuilder extends Builder {
  /** `expectsZeros`: sums that are exactly 0 as the last step of a formula are common and must not be treated as doubtful. */
  constructor(private readonly expectsZeros = false) {
    super();
  }

  override flush(x: Node): Node {
    const values = this.rangeOf(x);
    if (values.least >= SMALLEST) return x;
    const flushed = this.select(this.less(this.abs(x), this.number(SMALLEST)), this.number(0), x);
    return this.refine(flushed, range.flush(values));
  }

  override finite(x: Node): Node {
    if (range.isFinite(this.rangeOf(x))) return this.condition(true);
    return this.atMost(this.abs(x), this.number(Number.MAX_VALUE));
  }

  override exp(x: Node): Node {
    const values = this.rangeOf(x);
    const known = this.valueOf(x);
    if (known !== undefined) return super.exp(x);
    const k = this.floor(this.add(this.multiply(x, this.number(INVERSE_LN2)), this.number(0.5)));
    const high = this.subtract(x, this.multiply(k, this.number(LN2_HIGH)));
    const low = this.multiply(k, this.number(LN2_LOW));
    const r = this.subtract(high, low);
    const c = this.reduced(r);
    const quotient = this.divide(this.multiply(r, c), this.subtract(this.number(2), c));
    const y = this.add(this.number(1), this.add(high, this.subtract(quotient, low)));
    if (!values.mayBeNaN && values.low >= -708 && values.high <= 709) {
      return this.refine(this.multiply(y, this.powerOfTwo(k)), range.exponential(values));
    }
    const inside = this.scale(y, k);
    const tooSmall = this.less(x, this.number(-745.1332191019412));
    const tooLarge = this.less(this.number(709.782712893384), x);
    const result = this.select(
      tooLarge,
      this.number(Infinity),
      this.select(tooSmall, this.number(0), inside),
    );
    return this.refine(result, range.exponential(values));
  }

  /** For positive numbers; the result for others is arbitrary. */
  override ln(x: Node): Node {
    const values = this.rangeOf(x);
    if (this.valueOf(x) !== undefined) return super.ln(x);
    const { k, m } = this.split(x);
    const f = this.subtract(m, this.number(1));
    const s = this.divide(f, this.add(this.number(2), f));
    const z = this.multiply(s, s);
    const half = this.multiply(this.multiply(this.number(0.5), f), f);
    const low = this.multiply(k, this.number(LN2_LOW));
    const tail = this.add(
      this.multiply(s, this.add(half, this.multiply(z, this.polynomial(LOG_SERIES, z)))),
      low,
    );
    const rest = this.subtract(this.subtract(half, tail), f);
    const result = this.subtract(this.multiply(k, this.number(LN2_HIGH)), rest);
    return this.refine(result, range.logarithm(values));
  }

  /** For positive numbers, like `log10` in formula/values/elementary.ts. */
  override log10(x: Node): Node {
    if (this.valueOf(x) !== undefined) return super.log10(x);
    const exponent = this.machine('exponent', x, range.between(-1023, 1024, 1, 1));
    const mantissa = this.machine('mantissa', x, range.between(1, 2));
    const isBelowOne = this.less(exponent, this.number(0));
    const k = this.select(isBelowOne, this.add(exponent, this.number(1)), exponent);
    const m = this.select(isBelowOne, this.multiply(mantissa, this.number(0.5)), mantissa);
    const low = this.add(
      this.multiply(k, this.number(LOG10_2_LOW)),
      this.multiply(this.number(ONE_BY_LN10), this.ln(m)),
    );
    return this.refine(
      this.add(low, this.multiply(k, this.number(LOG10_2_HIGH))),
      range.logarithm10(this.rangeOf(x)),
    );
  }

  override doubtLn(x: Node): Node {
    if (this.valueOf(super.doubtLn(x)) !== undefined) return super.doubtLn(x);
    const inside = this.and(
      this.atMost(this.number(SMALLEST), x),
      this.atMost(x, this.number(Number.MAX_VALUE)),
    );
    return this.and(this.less(this.number(0), x), this.not(inside));
  }

  override power(x: Node, y: Node): Node {
    const exponent = this.valueOf(y);
    if (exponent === 1 || exponent === 2 || (exponent !== undefined && this.valueOf(x) !== undefined))
      return super.power(x, y);
    const [base, zero, one] = [this.abs(x), this.number(0), this.number(1)];
    const general = this.refine(
      this.positivePower(base, y),
      range.powerOf(this.rangeOf(base), this.rangeOf(y)),
    );
    const square = this.select(this.equal(y, this.number(2)), this.multiply(base, base), general);
    const root = this.select(this.equal(y, this.number(0.5)), this.sqrt(base), square);
    const size = this.select(this.equal(y, one), base, root);
    const ofZero = this.select(
      this.less(zero, y),
      zero,
      this.select(this.equal(y, zero), one, this.number(Infinity)),
    );
    const signed = this.select(this.equal(base, zero), ofZero, size);
    const isWhole = this.equal(this.floor(y), y);
    const half = this.multiply(y, this.number(0.5));
    const isEven = this.equal(this.multiply(this.floor(half), this.number(2)), y);
    const ofNegative = this.select(
      isWhole,
      this.select(isEven, signed, this.negate(signed)),
      this.number(NaN),
    );
    const result = this.select(this.less(x, zero), ofNegative, signed);
    return this.refine(result, range.powerOf(this.rangeOf(x), this.rangeOf(y)));
  }

  override doubtPower(x: Node, y: Node): Node {
    if (this.valueOf(super.doubtPower(x, y)) !== undefined) return super.doubtPower(x, y);
    const size = this.abs(x);
    const normal = this.or(this.atMost(this.number(SMALLEST), size), this.equal(size, this.number(0)));
    const finite = this.atMost(size, this.number(Number.MAX_VALUE));
    const moderate = this.atMost(this.abs(y), this.number(MODERATE_EXPONENT));
    return this.not(this.and(this.and(normal, finite), moderate));
  }

  /**
   * x - y trunc(x / y) without loss of digits: the product as two doubles (Dekker 1971), corrected by one y if the quotient was
   * rounded wrongly.
   */
  override remainder(x: Node, y: Node): Node {
    if (this.valueOf(x) !== undefined && this.valueOf(y) !== undefined) return super.remainder(x, y);
    const [a, b] = [this.abs(x), this.abs(y)];
    const quotient = this.trunc(this.divide(a, b));
    const [qHigh, bHigh] = [this.upperHalf(quotient), this.upperHalf(b)];
    const [qLow, bLow] = [this.subtract(quotient, qHigh), this.subtract(b, bHigh)];
    const product = this.multiply(quotient, b);
    const high = this.subtract(this.multiply(qHigh, bHigh), product);
    const middle = this.add(this.multiply(qHigh, bLow), this.multiply(qLow, bHigh));
    const error = this.add(this.add(high, middle), this.multiply(qLow, bLow));
    const rest = this.subtract(this.subtract(a, product), error);
    const raised = this.select(this.less(rest, this.number(0)), this.add(rest, b), rest);
    const size = this.select(this.atMost(b, raised), this.subtract(raised, b), raised);
    const signed = this.select(this.less(x, this.number(0)), this.negate(size), size);
    return this.refine(signed, range.remainder(this.rangeOf(x), this.rangeOf(y)));
  }

  override doubtRemainder(x: Node, y: Node): Node {
    if (this.valueOf(super.doubtRemainder(x, y)) !== undefined) return super.doubtRemainder(x, y);
    const [a, b] = [this.abs(x), this.abs(y)];
    const isModerate = (size: Node): Node =>
      this.and(this.atMost(this.number(1 / MODERATE), size), this.atMost(size, this.number(MODERATE)));
    const isShort = this.less(a, this.multiply(b, this.number(MOST_QUOTIENT)));
    const quick = this.and(this.and(isModerate(a), isModerate(b)), isShort);
    const isPlain = this.and(this.equal(a, this.number(0)), isModerate(b));
    return this.not(this.or(quick, isPlain));
  }

  override whole(x: Node): Node {
    return this.valueOf(x) !== undefined ? super.whole(x) : this.floor(x);
  }

  override wholeToZero(x: Node): Node {
    return this.valueOf(x) !== undefined ? super.wholeToZero(x) : this.trunc(x);
  }

  override doubtWhole(x: Node): Node {
    if (this.valueOf(super.doubtWhole(x)) !== undefined) return super.doubtWhole(x);
    return this.isNearWhole(this.abs(x));
  }

  override round(x: Node, digits: number, mode: number): Node {
    if (this.valueOf(x) !== undefined || this.isKeptByRound(x, digits)) return super.round(x, digits, mode);
    const size = this.scaled(x, digits);
    const unit = this.number(10 ** Math.abs(digits));
    const kept = this.roundSize(size, mode);
    const rounded = digits >= 0 ? this.divide(kept, unit) : this.multiply(kept, unit);
    const signed = this.select(this.less(x, this.number(0)), this.negate(rounded), rounded);
    return this.refine(signed, range.rounded(this.rangeOf(x), digits));
  }

  override doubtRound(x: Node, digits: number, mode: number): Node {
    if (this.valueOf(super.doubtRound(x, digits, mode)) !== undefined)
      return super.doubtRound(x, digits, mode);
    const size = this.scaled(x, digits);
    const isLong = this.less(this.number(LONGEST), size);
    const isLost = this.and(this.equal(size, this.number(0)), this.not(this.equal(x, this.number(0))));
    const shifted = ROUNDING_MODES[mode] === 'half' ? this.subtract(size, this.number(0.5)) : size;
    return this.or(this.or(isLong, isLost), this.isNearWhole(shifted));
  }

  /** Quick calculation: a sum that may be negligible is in doubt. */
  override negligibleSum(x: Node, y: Node): Node {
    const known = this.valueOf(super.negligibleSum(x, y));
    return this.condition(known !== undefined && known !== 0);
  }

  override doubtNegligible(x: Node, y: Node): Node {
    if (this.valueOf(super.doubtNegligible(x, y)) !== undefined) return super.doubtNegligible(x, y);
    return this.isDoubtful(this.add(x, y), x, y, NEGLIGIBLE);
  }

  /** Whether a sum or difference of x and y is not 0, but smaller than a fraction of the larger of them. */
  private isDoubtful(difference: Node, x: Node, y: Node, part: number): Node {
    const size = this.abs(difference);
    const bound = this.partOfLarger(x, y, part);
    if (!this.expectsZeros) return this.less(size, bound);
    // A size of 0 is at the full distance from the middle; any other size below the bound is nearer to it.
    const middle = this.multiply(bound, this.number(0.5));
    return this.less(this.abs(this.subtract(size, middle)), middle);
  }

  /**
   * At least that fraction of the larger operand. If the ranges are narrow, it is one power of two for all draws, which many
   * differences share.
   */
  private partOfLarger(x: Node, y: Node, part: number): Node {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    const most = Math.max(range.largest(a), range.largest(b));
    const least = Math.max(range.smallest(a), range.smallest(b));
    // Close enough, so that draws in doubt are rare.
    if (range.isFinite(a) && range.isFinite(b) && most < least * 2 ** 20)
      return this.number(2 ** Math.ceil(Math.log2(most * part)));
    return this.multiply(this.max(this.abs(x), this.abs(y)), this.number(part));
  }

  override excelLess(x: Node, y: Node): Node {
    return this.less(x, y);
  }

  override excelEqual(x: Node, y: Node): Node {
    const [a, b] = [this.valueOf(x), this.valueOf(y)];
    return a !== undefined && b !== undefined ? super.excelEqual(x, y) : this.equal(x, y);
  }

  override doubtEqual(x: Node, y: Node): Node {
    if (this.valueOf(super.doubtEqual(x, y)) !== undefined) return super.doubtEqual(x, y);
    return this.isDoubtful(this.subtract(x, y), x, y, NEARNESS * 1.01);
  }

  /** |x| 10^digits. */
  private scaled(x: Node, digits: number): Node {
    const unit = this.number(10 ** Math.abs(digits));
    return digits >= 0 ? this.multiply(this.abs(x), unit) : this.divide(this.abs(x), unit);
  }

  private roundSize(size: Node, mode: number): Node {
    switch (ROUNDING_MODES[mode] ?? 'half') {
      case 'half':
        return this.floor(this.add(size, this.number(0.5)));
      case 'fromZero':
        return this.negate(this.floor(this.negate(size)));
      case 'toZero':
        return this.floor(size);
    }
  }

  /**
   * Whether a number is not whole (plus one half if it was shifted), but so near to a whole number that it may be whole on
   * fifteen digits.
   */
  private isNearWhole(x: Node): Node {
    const distance = this.abs(this.subtract(x, this.floor(this.add(x, this.number(0.5)))));
    const reach = this.multiply(this.add(this.abs(x), this.number(0.5)), this.number(NEARNESS));
    return this.and(this.less(this.number(0), distance), this.atMost(distance, reach));
  }

  /** x^y for x > 0, the general case. */
  private positivePower(x: Node, y: Node): Node {
    const { k, m } = this.split(x);
    const f = this.subtract(m, this.number(1));
    const d = this.add(m, this.number(1));
    const s = this.divide(f, d);
    const dLow = this.subtract(m, this.subtract(d, this.number(1)));
    const sHigh = this.upperHalf(s);
    const dHigh = this.upperHalf(d);
    const first = this.subtract(f, this.multiply(sHigh, dHigh));
    const second = this.multiply(sHigh, this.add(this.subtract(d, dHigh), dLow));
    const third = this.multiply(this.subtract(s, sHigh), d);
    const residue = this.divide(this.subtract(this.subtract(first, second), third), d);
    const sLow = this.add(residue, this.subtract(s, sHigh));
    const z = this.multiply(s, s);
    const series = this.multiply(this.multiply(s, z), this.polynomial(LOG_SERIES, z));
    const tail = this.add(this.multiply(this.number(2), sLow), series);
    const kHigh = this.multiply(k, this.number(LN2_HIGH));
    const twice = this.multiply(this.number(2), sHigh);
    const high = this.add(kHigh, twice);
    const lowPart = this.add(tail, this.multiply(k, this.number(LN2_LOW)));
    const reduced = this.add(this.add(this.subtract(kHigh, high), twice), lowPart);
    const rest = this.select(this.equal(k, this.number(0)), tail, reduced);
    const lnHigh = this.upperHalf(this.add(high, rest));
    const lnLow = this.add(this.subtract(high, lnHigh), rest);

    const yHigh = this.upperHalf(y);
    const product = this.multiply(yHigh, lnHigh);
    const error = this.add(this.multiply(this.subtract(y, yHigh), lnHigh), this.multiply(y, lnLow));
    const sum = this.add(product, error);
    const n = this.floor(this.add(this.multiply(sum, this.number(INVERSE_LN2)), this.number(0.5)));
    const a = this.subtract(product, this.multiply(n, this.number(LN2_HIGH)));
    const b = this.subtract(error, this.multiply(n, this.number(LN2_LOW)));
    const r = this.add(a, b);
    const c = this.reduced(r);
    const quotient = this.divide(this.multiply(r, c), this.subtract(this.number(2), c));
    const result = this.add(this.number(1), this.add(a, this.add(quotient, b)));
    const values = range.powerOf(this.rangeOf(x), this.rangeOf(y));
    if (!values.mayBeNaN && values.low > 1e-307 && values.high < 1e308)
      return this.multiply(result, this.powerOfTwo(n));
    const tooLarge = this.less(this.number(709.8), sum);
    const tooSmall = this.less(sum, this.number(-745.2));
    return this.select(
      tooLarge,
      this.number(Infinity),
      this.select(tooSmall, this.number(0), this.scale(result, n)),
    );
  }

  /** e^r = 1 + r + r c / (2 - c). */
  private reduced(r: Node): Node {
    const z = this.multiply(r, r);
    return this.subtract(r, this.multiply(z, this.polynomial(REDUCED_SERIES, z)));
  }

  /** Coefficients from the constant term up. */
  private polynomial(coefficients: readonly number[], z: Node): Node {
    const [last = 0, ...rest] = [...coefficients].reverse();
    return rest.reduce(
      (sum, coefficient) => this.add(this.number(coefficient), this.multiply(z, sum)),
      this.number(last),
    );
  }

  /** x = 2^k m with m in [sqrt(1/2), sqrt(2)); x normal. */
  private split(x: Node): { readonly k: Node; readonly m: Node } {
    const exponent = this.machine('exponent', x, range.between(-1023, 1024, 1, 1));
    const mantissa = this.machine('mantissa', x, range.between(1, 2));
    const isLarge = this.atMost(this.number(SQRT2), mantissa);
    return {
      k: this.select(isLarge, this.add(exponent, this.number(1)), exponent),
      m: this.select(isLarge, this.multiply(mantissa, this.number(0.5)), mantissa),
    };
  }

  private upperHalf(x: Node): Node {
    const t = this.multiply(x, this.number(134217729));
    return this.subtract(t, this.subtract(t, x));
  }

  private powerOfTwo(k: Node): Node {
    return this.machine('powerOfTwo', k, range.between(SMALLEST, Number.MAX_VALUE));
  }

  /** y 2^k in two steps, because k may exceed the exponents of doubles. */
  private scale(y: Node, k: Node): Node {
    const part = this.floor(this.multiply(k, this.number(0.5)));
    return this.multiply(this.multiply(y, this.powerOfTwo(part)), this.powerOfTwo(this.subtract(k, part)));
  }
}
