/**
 * Rows that follow from other rows of a table: sums, differences, growth and quotients.
 *
 * In: the series. Out: for each the rows from which it follows, so that no row follows from itself, and remarks.
 */
import type { Problem } from '../../messages/problem.js';
import type { TableSeries } from '../table/series.js';
import { findGrowth, findQuotient, type Quotient } from './ratios.js';
import { findParts, kinOf } from './sums.js';

export type Identity =
  | { readonly kind: 'sum'; readonly plus: readonly number[]; readonly minus: readonly number[] }
  | { readonly kind: 'growthOf'; readonly of: number }
  | ({ readonly kind: 'quotient' } & Quotient);

/** Names of balances, which are planned as the difference of other rows. */
const BALANCE =
  /利润|毛利|盈余|结余|差额|净|余额|顺差|逆差|缺口|profit|margin|contribution|surplus|deficit|balance|net\b|saving/i;

export function findIdentities(series: readonly TableSeries[]): {
  readonly identities: readonly (Identity | undefined)[];
  readonly problems: readonly Problem[];
} {
  const found = new Map<number, Identity>();
  const problems: Problem[] = [];
  const tell = (index: number, code: Problem['code'], args: Problem['args']): void => {
    const row = series[index];
    const place = { file: row?.sheet ?? '', cell: row?.cell ?? '' };
    problems.push({ code, severity: 'warning', place, args: { name: row?.name ?? '', ...args } });
  };
  const nameOf = (index: number): string => series[index]?.name ?? '';
  const add = (index: number, identity: Identity): boolean => {
    if (found.has(index) || sourcesOf(identity).some((each) => leadsTo(found, each, index))) return false;
    found.set(index, identity);
    return true;
  };
  series.forEach((row, index) => {
    const growth = findGrowth(series, index);
    if (growth?.differs !== undefined) {
      const { year, printed, calculated } = growth.differs;
      const args = { level: nameOf(growth.of), year, printed, calculated: Number(calculated.toPrecision(4)) };
      tell(index, 'start.growthDiffers', args);
    } else if (growth !== undefined && add(index, { kind: 'growthOf', of: growth.of }))
      tell(index, 'start.isGrowth', { level: nameOf(growth.of) });
    const sets = growth === undefined ? findParts(series, index) : [];
    if (sets.length === 0 && row.isTotal && kinOf(series, index).length > 2)
      tell(index, 'start.totalDiffers', {});
    for (const parts of sets) {
      const isSecond = found.has(index) || sets.length > 1;
      const made = waysToKeep(series, index, parts, sets.length > 1).find(({ of, plus, minus }) =>
        add(of, { kind: 'sum', plus, minus }),
      );
      const told = { parts: listOf(parts, nameOf, ' + '), minus: '' };
      if (made === undefined) {
        tell(index, 'start.sumNotKept', told);
        continue;
      }
      const { of, plus, minus } = made;
      if (minus.length > 0)
        tell(of, 'start.isDifference', {
          parts: listOf(plus, nameOf, ' + '),
          minus: listOf(minus, nameOf, ' − '),
        });
      else if (!row.isTotal || isSecond) tell(of, 'start.isSum', told);
    }
  });
  series.forEach((_, index) => {
    const quotient = found.has(index) ? undefined : findQuotient(series, index);
    if (quotient !== undefined && add(index, { kind: 'quotient', ...quotient }))
      tell(index, 'start.isQuotient', { above: nameOf(quotient.above), below: nameOf(quotient.below) });
  });
  return { identities: series.map((_, index) => found.get(index)), problems };
}

interface Kept {
  readonly of: number;
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/**
 * The formulas that keep `index = sum of parts`, the best first: the total is the sum of its parts, or one part is what the others leave of
 * it. A balance is left over from a row that is no balance itself. Where a row is two sums (turnover = goods + services = cost + profit), it
 * is the first one, of the rows above it, and of the second one a part is left over: a balance, or else a row that has been negative, or
 * else the one farthest from the total.
 */
function waysToKeep(
  series: readonly TableSeries[],
  index: number,
  parts: readonly number[],
  isTwice: boolean,
): readonly Kept[] {
  const isBalance = (each: number): boolean => BALANCE.test(series[each]?.name ?? '');
  const rank = (each: number): number =>
    isBalance(each) ? 0 : series[each]?.points.some(({ value }) => value < 0) === true ? 1 : 2;
  const left = [...parts]
    .sort((a, b) => rank(a) - rank(b) || Math.abs(b - index) - Math.abs(a - index))
    .map((of): Kept => ({ of, plus: [index], minus: parts.filter((each) => each !== of) }));
  const sum: Kept = { of: index, plus: parts, minus: [] };
  const isLeft = !isTwice && series[index]?.isTotal !== true && !isBalance(index) && parts.some(isBalance);
  return isLeft ? [...left.slice(0, 1), sum, ...left.slice(1)] : [sum, ...left];
}

/** Indexes of the rows from which a row follows. */
export function sourcesOf(identity: Identity): readonly number[] {
  if (identity.kind === 'sum') return [...identity.plus, ...identity.minus];
  return identity.kind === 'growthOf' ? [identity.of] : [identity.above, identity.below];
}

function leadsTo(found: ReadonlyMap<number, Identity>, from: number, to: number): boolean {
  if (from === to) return true;
  const identity = found.get(from);
  return identity !== undefined && sourcesOf(identity).some((each) => leadsTo(found, each, to));
}

/** Names in the order of the table, six at most. */
function listOf(indices: readonly number[], nameOf: (index: number) => string, sign: string): string {
  const most = 6;
  const names = [...indices].sort((a, b) => a - b).map(nameOf);
  return names.length <= most ? names.join(sign) : `${names.slice(0, most).join(sign)}${sign}…`;
}
