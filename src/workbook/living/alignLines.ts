/**
 * Matches the lines (rows, or columns) of a planned sheet with the lines of the existing sheet.
 *
 * In: planned lines and lines found, each with its texts. Out: for each planned line the line found, or undefined; always
 * increasing, so that the lines between them are known: inserted by the user, or deleted. A line with a key only matches the line
 * with that key. Lines are matched by texts first (the chain of greatest weight, where rare texts weigh more), then by position
 * and look between those.
 */
export interface Line {
  /** Key of an indicator, parameter, figure …: it identifies the line regardless of its other texts. */
  readonly key?: string;
  /** Index of the cell with the key. */
  readonly keyAt?: number;
  readonly texts: readonly string[];
  /** One character per cell: `.` blank, `t` text, `n` number, `f` formula. */
  readonly shape: string;
  /** Whether a range in a formula begins or ends here. */
  readonly isEdge: boolean;
}

/** Texts in more lines than this are ignored. */
const COMMON = 60;
const KEY_WEIGHT = 4;
/** Gaps with more pairs than this are matched in order from both ends, without a search. */
const LARGEST_GAP = 90_000;

export function alignLines(planned: readonly Line[], found: readonly Line[]): (number | undefined)[] {
  const matched: (number | undefined)[] = planned.map(() => undefined);
  for (const { from, to } of heaviestChain(candidates(planned, found), found.length)) matched[from] = to;
  let start = { from: -1, to: -1 };
  for (let from = 0; from <= planned.length; from++) {
    const to = from === planned.length ? found.length : matched[from];
    if (to === undefined) continue;
    fillGap(planned, found, start, { from, to }, matched);
    start = { from, to };
  }
  return matched;
}

/**
 * The same if the order may have changed: a planned line with a key is also matched if its line was sorted, or cut and pasted, to
 * another position; a line without a key, such as the heading of a group, if all its texts are there. Only a line with the same
 * look matches, and only if it is unique.
 */
export function alignSorted(planned: readonly Line[], found: readonly Line[]): (number | undefined)[] {
  const matched = alignLines(planned, found);
  const taken = new Set(matched);
  planned.forEach((line, from) => {
    const { key } = line;
    if (matched[from] !== undefined || line.texts.length === 0) return;
    const least = key === undefined ? 1 : 0.5;
    const [only, another] = found.flatMap((other, to) =>
      !taken.has(to) &&
      (key === undefined || other.texts.includes(key)) &&
      likeness(line, other) > 0 &&
      shared(line, other) >= least
        ? [to]
        : [],
    );
    if (only === undefined || another !== undefined) return;
    matched[from] = only;
    taken.add(only);
  });
  return matched;
}

/**
 * Matches lines whose key the user overwrote, or removed with its column: a line between the same neighbours has all other texts.
 */
export function alignRenamed(
  planned: readonly Line[],
  found: readonly Line[],
  matches: readonly (number | undefined)[],
): (number | undefined)[] {
  const keys = new Set(planned.flatMap(({ key }) => key ?? []));
  const taken = new Set(matches);
  const matched = [...matches];
  planned.forEach((line, from) => {
    if (line.key === undefined || matched[from] !== undefined) return;
    const before = matched.slice(0, from).reduce<number>((most, to) => Math.max(most, to ?? -1), -1);
    const after = matched.slice(from + 1).find((to) => to !== undefined && to > before) ?? found.length;
    for (let to = before + 1; to < after; to++) {
      const other = found[to];
      if (other === undefined || taken.has(to)) continue;
      const rest = { ...line, texts: line.texts.filter((text) => text !== line.key) };
      // A different key belongs to another line.
      if (other.texts.some((text) => keys.has(text) && !rest.texts.includes(text))) continue;
      if (rest.texts.length === 0 || shared(rest, other) < 1) continue;
      const shapes = [line.shape, shapeWithout(line)];
      if (shapes.every((shape) => agreement(shape, other.shape) < 0.8)) continue;
      matched[from] = to;
      taken.add(to);
      return;
    }
  });
  return matched;
}

/** The look of a line after the column of its key is deleted. */
function shapeWithout({ shape, keyAt = -1 }: Line): string {
  return keyAt < 0 ? shape : shape.slice(0, keyAt) + shape.slice(keyAt + 1);
}

/** Share of the planned line's texts that the other has. */
export function shared({ texts }: Line, other: Line): number {
  const distinct = new Set(texts);
  const same = [...distinct].filter((text) => other.texts.includes(text)).length;
  return distinct.size === 0 ? 0 : same / distinct.size;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function candidates(planned: readonly Line[], found: readonly Line[]): readonly Pair[] {
  const places = new Map<string, number[]>();
  found.forEach(({ texts }, to) => {
    for (const text of new Set(texts)) {
      const list = places.get(text);
      if (list === undefined) places.set(text, [to]);
      else list.push(to);
    }
  });
  const pairs: Pair[] = [];
  planned.forEach(({ key, texts }, from) => {
    const shared = new Map<number, { count: number; weight: number }>();
    const distinct = new Set(texts);
    for (const text of distinct) {
      const list = places.get(text) ?? [];
      if (list.length > COMMON && text !== key) continue;
      for (const to of list) {
        const sum = shared.get(to) ?? { count: 0, weight: 0 };
        sum.count += 1;
        sum.weight += 1 / list.length + (text === key ? KEY_WEIGHT : 0);
        shared.set(to, sum);
      }
    }
    for (const [to, { count, weight }] of shared) {
      if (!mayBe(planned[from], found[to])) continue;
      if (key !== undefined || count * 2 >= distinct.size) pairs.push({ from, to, weight });
    }
  });
  return pairs;
}

/** Whether two lines may be the same; lines with different keys are not. */
function mayBe(planned: Line | undefined, found: Line | undefined): boolean {
  if (planned === undefined || found === undefined) return false;
  if (found.key !== undefined && found.key !== planned.key) return false;
  return planned.key === undefined || planned.key === found.key || found.texts.includes(planned.key);
}

/** The increasing chain of greatest total weight, over a tree of prefix maxima. */
function heaviestChain(pairs: readonly Pair[], size: number): readonly Pair[] {
  interface End {
    readonly pair: Pair;
    readonly total: number;
    readonly before: End | undefined;
  }
  const tree: (End | undefined)[] = [];
  const best = (before: number): End | undefined => {
    let end: End | undefined;
    for (let i = before; i > 0; i -= i & -i) if ((tree[i]?.total ?? 0) > (end?.total ?? 0)) end = tree[i];
    return end;
  };
  // Pairs of one planned line are visited from the right, so that a line is never chained to itself.
  const ordered = [...pairs].sort((a, b) => a.from - b.from || b.to - a.to);
  for (const pair of ordered) {
    const before = best(pair.to);
    const end: End = { pair, total: (before?.total ?? 0) + pair.weight, before };
    for (let i = pair.to + 1; i <= size; i += i & -i) if ((tree[i]?.total ?? 0) < end.total) tree[i] = end;
  }
  const chain: Pair[] = [];
  for (let end = best(size); end !== undefined; end = end.before) chain.push(end.pair);
  return chain.reverse();
}

interface Corner {
  readonly from: number;
  readonly to: number;
}

/** Matches the lines strictly between two corners by their look, in order. */
function fillGap(
  planned: readonly Line[],
  found: readonly Line[],
  start: Corner,
  end: Corner,
  matched: (number | undefined)[],
): void {
  const height = end.from - start.from - 1;
  const width = end.to - start.to - 1;
  if (height === 0 || width === 0) return;
  const score = (i: number, j: number): number =>
    likeness(planned[start.from + 1 + i], found[start.to + 1 + j]);
  if (height * width > LARGEST_GAP) {
    alignEnds(height, width, score, (i, j) => (matched[start.from + 1 + i] = start.to + 1 + j));
    return;
  }
  // total[i][j]: best total for planned lines from i and found lines from j on.
  const total = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  const at = (i: number, j: number): number => total[i]?.[j] ?? 0;
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--) {
      const line = total[i];
      const points = score(i, j);
      const both = points > 0 ? points + at(i + 1, j + 1) : 0;
      if (line !== undefined) line[j] = Math.max(both, at(i + 1, j), at(i, j + 1));
    }
  for (let i = 0, j = 0; i < height && j < width;) {
    const points = score(i, j);
    if (points > 0 && at(i, j) === points + at(i + 1, j + 1))
      matched[start.from + 1 + i++] = start.to + 1 + j++;
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
}

/** In order from the top as far as lines are alike, then from the bottom, then the rest in order: one line that came between moves no other. */
function alignEnds(
  height: number,
  width: number,
  score: (i: number, j: number) => number,
  match: (i: number, j: number) => void,
): void {
  const most = Math.min(height, width);
  let top = 0;
  for (; top < most && score(top, top) > 0; top++) match(top, top);
  let bottom = 0;
  for (; bottom < most - top && score(height - 1 - bottom, width - 1 - bottom) > 0; bottom++)
    match(height - 1 - bottom, width - 1 - bottom);
  for (let i = top; i < most - bottom; i++) if (score(i, i) > 0) match(i, i);
}

/** How alike two lines are: 0 = different lines; at most 2. */
function likeness(planned: Line | undefined, found: Line | undefined): number {
  if (planned === undefined || found === undefined || !mayBe(planned, found)) return 0;
  const blank = [planned, found].map(({ shape }) => /^\.*$/.test(shape));
  if (blank[0] !== blank[1]) return 0;
  if (blank[0] === true) return planned.isEdge === found.isEdge ? 1.5 : 1;
  // If lines were inserted across, cells are at other positions but in the same order.
  const share = Math.max(
    agreement(planned.shape, found.shape),
    agreement(planned.shape.replaceAll('.', ''), found.shape.replaceAll('.', '')),
  );
  return share >= 0.5 ? 1 + share : 0;
}

/** Share of the cells filled in either line that are of the same kind in both. */
export function agreement(a: string, b: string): number {
  let same = 0;
  let filled = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i] ?? '.', b[i] ?? '.'];
    if (one === '.' && other === '.') continue;
    filled += 1;
    if (one === other) same += 1;
  }
  return filled === 0 ? 0 : same / filled;
}
