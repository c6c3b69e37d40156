/**
 * The measures of monitoring, a formula each. Amounts are in the indicator's unit; rates and growth are in per cent (6.25 is
 * 6.25 %), the ratio is a plain number. A measure whose base is not positive is null: growth from 0 says nothing.
 */

export type Light = 'green' | 'amber' | 'red';

/** `atMost`: the plan is a ceiling, and less is better. */
export type Sense = 'atLeast' | 'atMost';

/** From this ratio on a light is green, and from this one on amber. Source: DESIGN 8, traffic light on achieved to required growth. */
const GREEN = 1;
const AMBER = 0.8;

/** Ratios that differ by less are equal: what lies below is noise of binary fractions, as with targets. */
const DECIMALS = 9;

/** Part of a whole in per cent: attainment = actual / planned, progress = actual / path of the year. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}

/**
 * How a series grows: amounts in per cent, rates (3.5 %) by the difference in percentage points. 3.3 % after 3.0 % is 0.3 points more,
 * and not growth of 10 %.
 */
export type GrowthUnit = '%' | 'pp';

/** From `before` to `now`; a year ago for an observation, last year's amount for the path of the year. */
export function growthIn(unit: GrowthUnit, now: number, before: number | undefined): number | null {
  if (unit === '%') return growth(now, before);
  return before === undefined ? null : Number((now - before).toPrecision(12));
}

/** Growth in per cent: (now / before - 1) 100. */
export function growth(now: number, before: number | undefined): number | null {
  return before !== undefined && before > 0 ? ((now - before) / before) * 100 : null;
}

/** Achieved over required growth: yoy / requiredYoy. Null where the required growth is not positive: it then judges nothing. */
export function growthRatio(yoy: number | null, required: number | null): number | null {
  return yoy === null || required === null || required <= 0 ? null : yoy / required;
}

/**
 * Green from a ratio of 1 on, amber from 0.8 on, else red. The ratio of growths decides; where there is none, the level does:
 * actual over planned. Below a ceiling the level always decides, as planned over actual.
 */
export function lightOf(
  ratio: number | null,
  actual: number,
  planned: number,
  sense: Sense = 'atLeast',
): Light {
  if (sense === 'atMost') return lightOfRatio(actual > 0 ? planned / actual : signOf(planned - actual));
  if (ratio !== null) return lightOfRatio(ratio);
  return lightOfRatio(planned > 0 ? actual / planned : signOf(actual - planned));
}

function lightOfRatio(ratio: number): Light {
  const rounded = roundRatio(ratio);
  return rounded >= GREEN ? 'green' : rounded >= AMBER ? 'amber' : 'red';
}

/** A ratio as lights and ranks compare it: without the noise of binary fractions. */
export function roundRatio(ratio: number): number {
  return Number(ratio.toFixed(DECIMALS));
}

/** Where no ratio can be formed: kept is green, missed is red. */
function signOf(surplus: number): number {
  return surplus >= 0 ? GREEN : 0;
}

/** Amount of the whole year: actual / share of the year so far (0.4539 for 45.39 %). It is never the double of a half. */
export function nowcastYear(actual: number, share: number): number {
  return actual / share;
}

/** What the rest of the year has to bring: path - actual, and nothing where the year's plan is reached already. */
export function restNeeded(path: number, actual: number): number {
  return Math.max(0, path - actual);
}
