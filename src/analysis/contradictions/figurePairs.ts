/**
 * Figures about the same thing that do not say the same: every pair with both sides, and what sets them apart.
 *
 * In: figures with their derived values calculated. Out: pairs, each once, in the order of the figures. The same thing is the same
 * indicator, place and period. A figure whose note names another one by its id is paired with it as well, whatever its period, unless
 * both state one number.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { convert, findUnit } from '../../figures/units.js';
import { basicKinds } from '../../model/derived.js';

/**
 * `caliber`: of different scope, so that the values need not agree. `vintage`: one is a plan or target, the other what was stated or
 * became of it. `conflict`: no value satisfies both. `reading`: the values differ and yet one value satisfies both, as floors do;
 * or they are derived under readings that their notes set side by side; or a note refers to the other figure.
 */
type PairKind = 'conflict' | 'vintage' | 'caliber' | 'reading';

export interface FigurePair {
  readonly kind: PairKind;
  readonly a: Figure;
  readonly b: Figure;
}

/** Every pair once, in the order of the figures; derived values are calculated already. */
export function figurePairs(figures: readonly Figure[]): readonly FigurePair[] {
  const kinds = basicKinds(figures);
  const order = new Map(figures.map((figure, i) => [figure.id, i]));
  const found = new Map<string, FigurePair>();
  const add = (kind: PairKind, one: Figure, other: Figure): void => {
    const isInOrder = (order.get(one.id) ?? 0) <= (order.get(other.id) ?? 0);
    const [a, b] = isInOrder ? [one, other] : [other, one];
    const key = `${a.id} ${b.id}`;
    if (!found.has(key)) found.set(key, { kind, a, b });
  };
  for (const group of groupsOf(figures))
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        if (!differ(a, b)) continue;
        const isPlanned = (figure: Figure): boolean => PLANNED.has(kinds.get(figure.id) ?? figure.kind);
        if (a.caliber !== b.caliber && a.caliber !== '' && b.caliber !== '') add('caliber', a, b);
        else if (isPlanned(a) !== isPlanned(b)) add('vintage', a, b);
        else add(canBothHold(a, b) || isOtherReading(a, b) ? 'reading' : 'conflict', a, b);
      }
    });
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  for (const figure of figures)
    for (const id of namedIn(figure)) {
      const other = id === figure.id ? undefined : byId.get(id);
      if (other !== undefined && !agree(figure, other)) add('reading', figure, other);
    }
  const place = ({ a, b }: FigurePair): number =>
    (order.get(a.id) ?? 0) * figures.length + (order.get(b.id) ?? 0);
  return [...found.values()].sort((x, y) => place(x) - place(y));
}

/** Ids, and other words, in a figure's note. */
function namedIn({ note }: Figure): readonly string[] {
  return note.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
}

/** Derived, one at least, and one speaks of the other: two ways to read the same numbers. */
function isOtherReading(a: Figure, b: Figure): boolean {
  const isDerived = a.formula !== undefined || b.formula !== undefined;
  return isDerived && (namedIn(a).includes(b.id) || namedIn(b).includes(a.id));
}

const PLANNED: ReadonlySet<string> = new Set(['plan', 'target', 'rule']);

/** Figures of one indicator, place and period; without a period nothing is known to be the same. */
function groupsOf(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.period === '') continue;
    const key = JSON.stringify([figure.indicator, figure.geography, figure.period]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [figure]);
    else group.push(figure);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The value of `b` in the unit of `a`; undefined where the units do not go together. */
function valueIn(a: Figure, b: Figure, value: number): number | undefined {
  if (a.unit === b.unit) return value;
  const [from, to] = [findUnit(b.unit), findUnit(a.unit)];
  return from && to && convert(value, from, to);
}

/** Two statements of one number: nothing is open between them, whatever their notes say. */
function agree(a: Figure, b: Figure): boolean {
  const isSame = a.indicator === b.indicator && a.geography === b.geography && a.period === b.period;
  return isSame && a.qualifier === b.qualifier && !differ(a, b);
}

function differ(a: Figure, b: Figure): boolean {
  const other = valueIn(a, b, usedValue(b));
  if (other === undefined) return true;
  const size = Math.max(Math.abs(usedValue(a)), Math.abs(other));
  return Math.abs(usedValue(a) - other) > 1e-9 * size;
}

/** Whether a value exists that satisfies both as they are qualified. */
function canBothHold(a: Figure, b: Figure): boolean {
  const [low, high] = rangeOf(a);
  const [from, to] = rangeOf(b).map((value) => valueIn(a, b, value));
  if (from === undefined || to === undefined) return false;
  return Math.max(low, from) <= Math.min(high, to);
}

/** In the figure's own unit. About: half of the last printed digit either way. */
function rangeOf(figure: Figure): readonly [number, number] {
  const value = usedValue(figure);
  switch (figure.qualifier) {
    case 'atLeast':
      return [value, Infinity];
    case 'atMost':
      return [-Infinity, value];
    case 'band':
      return [value, figure.valueMax ?? Infinity];
    case 'about': {
      const decimals = /\.(\d+)/.exec(figure.source?.token ?? '')?.[1]?.length ?? 0;
      const half = figure.source === undefined ? 0 : 0.5 / 10 ** decimals;
      return [value - half, value + half];
    }
    case 'exact':
      return [value, figure.valueMax ?? value];
  }
}
