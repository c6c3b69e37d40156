/**
 * Every smallest set of requirements that cannot hold together: each set fails as a whole, and without any one of its members the
 * others hold.
 *
 * One set is found by a deletion filter (Chinneck 2008, chapter 6), all of them by a tree of hitting sets (Reiter 1987, A theory of
 * diagnosis from first principles): a set is left without each of its members in turn, and what is left is searched again.
 * Whether a set can hold is asked of `canHold`; answers are kept, and after `most` questions the search ends and says so.
 */

interface MinimalSets<T> {
  readonly sets: readonly (readonly T[])[];
  /** Not everything was searched: there may be more sets. */
  readonly isCut: boolean;
}

/** `canHold` must be monotone: what holds, holds without any of its members. `most` is the number of questions asked of it. */
export function minimalSets<T>(
  elements: readonly T[],
  canHold: (set: readonly T[]) => boolean,
  most = 400,
): MinimalSets<T> {
  const answers = new Map<string, boolean>();
  let asked = 0;
  const nameOf = (set: readonly T[]): string => set.map((element) => elements.indexOf(element)).join(' ');
  const holds = (set: readonly T[]): boolean | undefined => {
    const name = nameOf(set);
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (asked >= most) return undefined;
    asked += 1;
    const answer = set.length === 0 || canHold(set);
    answers.set(name, answer);
    return answer;
  };
  const sets: (readonly T[])[] = [];
  const open: (readonly T[])[] = [[]];
  const seen = new Set<string>(['']);
  let isCut = false;
  for (const removed of open) {
    const rest = elements.filter((element) => !removed.includes(element));
    let conflict = sets.find((set) => set.every((member) => rest.includes(member)));
    if (conflict === undefined) {
      const whole = holds(rest);
      if (whole === true) continue;
      conflict = whole === undefined ? undefined : filterDown(rest, holds);
      if (conflict === undefined) {
        isCut = true;
        continue;
      }
      sets.push(conflict);
    }
    for (const member of conflict) {
      const next = elements.filter((element) => removed.includes(element) || element === member);
      const name = nameOf(next);
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(next);
    }
  }
  return { sets, isCut };
}

/** Undefined where a question was not answered. */
function filterDown<T>(
  set: readonly T[],
  holds: (set: readonly T[]) => boolean | undefined,
): readonly T[] | undefined {
  let kept = set;
  for (const element of set) {
    const rest = kept.filter((other) => other !== element);
    const answer = holds(rest);
    if (answer === undefined) return undefined;
    if (!answer) kept = rest;
  }
  return kept;
}
