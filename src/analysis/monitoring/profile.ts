/**
 * The share of a year's amount that belongs to some of its months, with its range.
 *
 * In: parts of earlier years in which the whole year is known, and the pack's profile. Out: the share as a fraction (0.4539), its
 * bounds if they are known, and its source: last year, else the profile, else an older year. Bounds: the profile's range, or the
 * least and greatest share of several earlier years, in either case with the share itself in it.
 */
import { yearParts, type Part, type YearParts } from './parts.js';

export type ProfileMethod = 'lastYear' | 'profile' | 'earlierYear' | 'wholeYear';

export interface YearShare {
  readonly share: number;
  readonly low?: number;
  readonly high?: number;
  readonly method: ProfileMethod;
}

interface ProfileSources {
  /** Parts of each year, whole years among them. */
  readonly years: ReadonlyMap<number, YearParts>;
  /** Shares in per cent. */
  readonly profile: readonly Part[];
  readonly hasRange: boolean;
}

const WHOLE: Part = { from: 1, to: 12, value: 100, low: 100, high: 100 };

export function shareOf(
  { years, profile, hasRange }: ProfileSources,
  year: number,
  from: number,
  to: number,
): YearShare | undefined {
  if (from === 1 && to === 12) return { share: 1, low: 1, high: 1, method: 'wholeYear' };
  // The newest first.
  const earlier: { readonly year: number; readonly share: number }[] = [];
  for (const [each, parts] of years) {
    const share = each < year ? shareWithin(parts, from, to) : undefined;
    if (share !== undefined) earlier.push({ year: each, share });
  }
  earlier.sort((a, b) => b.year - a.year);
  const typed = profile.length === 0 ? undefined : yearParts([...profile, WHOLE]).sum(from, to);
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

function shareWithin(parts: YearParts, from: number, to: number): number | undefined {
  const part = parts.sum(from, to);
  const whole = parts.sum(1, 12);
  return part !== undefined && whole !== undefined && part.value > 0 && whole.value > 0
    ? part.value / whole.value
    : undefined;
}
