/**
 * The share of a year that falls into some months of it, with the range that it may have.
 *
 * In: parts of earlier years in which the whole year is known, and the pack's profile. Out: the share as a fraction (0.4539), its
 * bounds where something tells them, and where it comes from: last year, else the profile, else an older year.
 * Bounds: the profile's range, or the least and greatest share of several earlier years, in either case with the share itself in it.
 */
import { sumOver, type Part } from './parts.js';

export type ProfileMethod = 'lastYear' | 'profile' | 'earlierYear' | 'wholeYear';

export interface YearShare {
  readonly share: number;
  readonly low?: number;
  readonly high?: number;
  readonly method: ProfileMethod;
}

interface ProfileSources {
  /** Parts of each year, whole years among them. */
  readonly partsOf: (year: number) => readonly Part[];
  /** Years that have parts. */
  readonly years: Iterable<number>;
  /** Shares in per cent. */
  readonly profile: readonly Part[];
  readonly hasRange: boolean;
  readonly mayAdd: boolean;
}

const WHOLE: Part = { from: 1, to: 12, value: 100, low: 100, high: 100 };

export function shareOf(
  { partsOf, years, profile, hasRange, mayAdd }: ProfileSources,
  year: number,
  from: number,
  to: number,
): YearShare | undefined {
  if (from === 1 && to === 12) return { share: 1, low: 1, high: 1, method: 'wholeYear' };
  const earlier = [...years]
    .filter((each) => each < year)
    .sort((a, b) => b - a)
    .flatMap((each) => {
      const share = shareWithin(partsOf(each), from, to, mayAdd);
      return share === undefined ? [] : [{ year: each, share }];
    });
  const typed = sumOver([...profile, WHOLE], from, to);
  const given = typed !== undefined && typed.value > 0 ? typed : undefined;
  const last = earlier.find((each) => each.year === year - 1)?.share;
  const share = last ?? (given === undefined ? earlier[0]?.share : given.value / 100);
  if (share === undefined) return undefined;
  const bounds = [
    ...(given !== undefined && hasRange && given.low > 0 ? [given.low / 100, given.high / 100] : []),
    ...(earlier.length > 1 && (last !== undefined || given === undefined)
      ? earlier.map((each) => each.share)
      : []),
  ];
  const method = last !== undefined ? 'lastYear' : given !== undefined ? 'profile' : 'earlierYear';
  if (bounds.length === 0) return { share, method };
  return { share, low: Math.min(share, ...bounds), high: Math.max(share, ...bounds), method };
}

function shareWithin(parts: readonly Part[], from: number, to: number, mayAdd: boolean): number | undefined {
  const part = sumOver(parts, from, to, mayAdd);
  const whole = sumOver(parts, 1, 12, mayAdd);
  return part !== undefined && whole !== undefined && part.value > 0 && whole.value > 0
    ? part.value / whole.value
    : undefined;
}
