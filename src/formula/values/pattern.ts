/**
 * Excel's patterns: `?` matches any character, `*` any number of them, and `~` makes the next one literal. Upper and lower case
 * are the same. The time is linear in the text for each star, so no pattern takes long.
 */
interface Sign {
  readonly kind: 'character' | 'any' | 'many';
  readonly character: string;
}

function signsOf(pattern: string): readonly Sign[] {
  const signs: Sign[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    const next = pattern.charAt(i + 1);
    if (character === '~' && (next === '?' || next === '*' || next === '~')) {
      signs.push({ kind: 'character', character: next });
      i += 1;
    } else {
      signs.push({ kind: character === '?' ? 'any' : character === '*' ? 'many' : 'character', character });
    }
  }
  return signs;
}

export function matchesPattern(text: string, pattern: string): boolean {
  return matches(text.toLowerCase(), signsOf(pattern.toLowerCase()));
}

/**
 * Position (from 0) of the first part of a text, from `from` on, that matches a pattern; -1 if there is none. What comes before
 * the first star is looked for; if the rest does not follow its first occurrence, it follows no later one.
 */
export function findPattern(text: string, pattern: string, from: number): number {
  const signs = signsOf(pattern.toLowerCase());
  const star = signs.findIndex(({ kind }) => kind === 'many');
  const start = star < 0 ? signs : signs.slice(0, star);
  const written = text.toLowerCase();
  for (let place = from; place + start.length <= written.length; place++) {
    const isHere = start.every(
      ({ kind, character }, i) => kind === 'any' || character === written.charAt(place + i),
    );
    if (!isHere) continue;
    if (star < 0) return place;
    const rest = [...signs.slice(star), { kind: 'many', character: '*' } as const];
    return matches(written.slice(place + start.length), rest) ? place : -1;
  }
  return -1;
}

function matches(written: string, signs: readonly Sign[]): boolean {
  let [at, sign] = [0, 0];
  /** Position of the last star in the pattern, and the position in the text where its match was last assumed to end. */
  let [star, resume] = [-1, 0];
  while (at < written.length) {
    const current = signs[sign];
    if (current?.kind === 'many') {
      [star, resume] = [sign, at];
      sign += 1;
    } else if (
      current !== undefined &&
      (current.kind === 'any' || current.character === written.charAt(at))
    ) {
      at += 1;
      sign += 1;
    } else if (star >= 0) {
      resume += 1;
      [at, sign] = [resume, star + 1];
    } else {
      return false;
    }
  }
  while (signs[sign]?.kind === 'many') sign += 1;
  return sign === signs.length;
}
