/**
 * The nearest known name to one that is not known: "did you mean".
 *
 * Distance is the optimal string alignment distance (insert, delete, replace, swap neighbours; Damerau 1964), upper
 * and lower case being equal. A name is near when at most a third of the longer one differs; failing that, when one
 * holds the other (`研发` in `研发经费`). Long inputs are not searched: nobody mistypes a hundred characters.
 */
const LONGEST = 64;

export function nearestName(written: string, known: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  if (wanted.length === 0 || wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const name = candidate.toLowerCase();
    const limit = Math.max(1, Math.floor(Math.max(name.length, wanted.length) / 3));
    if (name.length > LONGEST || Math.abs(name.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, name);
    if (distance <= limit && distance < bestDistance && distance < Math.min(name.length, wanted.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? holding(wanted, known);
}

/** The shortest known name that holds the written one, or the longest that it holds. */
function holding(wanted: string, known: readonly string[]): string | undefined {
  if (wanted.length < 2) return undefined;
  const longer = known.filter((name) => name.toLowerCase().includes(wanted));
  if (longer.length > 0) return longer.reduce((a, b) => (b.length < a.length ? b : a));
  const shorter = known.filter((name) => name.length >= 2 && wanted.includes(name.toLowerCase()));
  return shorter.length > 0 ? shorter.reduce((a, b) => (b.length > a.length ? b : a)) : undefined;
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
