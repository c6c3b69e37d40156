/**
 * The nearest known name to one that is not known: "did you mean".
 *
 * Distance is the optimal string alignment distance (insert, delete, replace, swap neighbours; Damerau 1964), upper
 * and lower case being equal. A name is near if at most a third of the longer one differs; if none is, a name is near that
 * contains the other (`研发` in `研发经费`). Long inputs are not searched: nobody mistypes a hundred characters.
 */
const LONGEST = 64;

/** Known names, prepared for comparison with many written ones. */
export interface NameIndex {
  readonly rows: readonly {
    readonly written: string;
    /** In lower case. */
    readonly name: string;
    /** One bit of 32 for each character that occurs. */
    readonly letters: number;
  }[];
}

export function indexNames(known: readonly string[]): NameIndex {
  return {
    rows: known.map((written) => {
      const name = written.toLowerCase();
      return { written, name, letters: name.length > LONGEST ? 0 : lettersOf(name) };
    }),
  };
}

/** The known name nearest to a written one; undefined if none is near. */
export function nearestName(written: string, known: readonly string[] | NameIndex): string | undefined {
  const wanted = written.toLowerCase();
  if (wanted.length === 0 || wanted.length > LONGEST) return undefined;
  const { rows } = 'rows' in known ? known : indexNames(known);
  const letters = lettersOf(wanted);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const { written: candidate, name, letters: others } of rows) {
    const limit = Math.max(1, Math.floor(Math.max(name.length, wanted.length) / 3));
    if (name.length > LONGEST || Math.abs(name.length - wanted.length) > limit) continue;
    // An edit changes two characters at most, so names with more different ones are too far.
    if (countBits(letters ^ others) > 2 * limit) continue;
    const distance = editDistance(wanted, name);
    if (distance <= limit && distance < bestDistance && distance < Math.min(name.length, wanted.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? holding(wanted, letters, rows);
}

/** The nearest things, at most `most` of them, each represented by its nearest name. `known` lists the names of each thing. */
export function nearestNames(
  written: string,
  known: readonly (readonly string[])[],
  most: number,
): readonly string[] {
  const found: string[] = [];
  let rest = known;
  while (found.length < most) {
    const nearest = nearestName(written, rest.flat());
    if (nearest === undefined) break;
    found.push(nearest);
    rest = rest.filter((names) => !names.includes(nearest));
  }
  return found;
}

/** The shortest known name that contains the written one, or the longest that is contained in it. */
function holding(wanted: string, letters: number, rows: NameIndex['rows']): string | undefined {
  if (wanted.length < 2) return undefined;
  let longer: string | undefined;
  let shorter: string | undefined;
  for (const { written, name, letters: others } of rows) {
    const mayHold = name.length > LONGEST || (letters & ~others) === 0;
    if (mayHold && (longer === undefined || written.length < longer.length) && name.includes(wanted))
      longer = written;
    const mayBeHeld = name.length >= 2 && name.length <= wanted.length && (others & ~letters) === 0;
    if (mayBeHeld && (shorter === undefined || written.length > shorter.length) && wanted.includes(name))
      shorter = written;
  }
  return longer ?? shorter;
}

function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
