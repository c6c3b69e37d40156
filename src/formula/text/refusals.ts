/**
 * What people write that Excel or this language does not accept, each with a message that names the remedy:
 * cell addresses, table references, signs of other languages (`≥`, `==`, `!=`, `**`).
 */
import type { Problem } from '../../messages/problem.js';
import type { Span } from '../values/expr.js';
import type { Token } from './tokens.js';

export function problemAt(code: Problem['code'], at: Span, args: Problem['args'] = {}): Problem {
  return { code, severity: 'error', place: { start: at.start, end: at.end }, args };
}

/** What to write instead of a character, or of two operators in a row. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['≥', '>='],
  ['≧', '>='],
  ['≤', '<='],
  ['≦', '<='],
  ['≠', '<>'],
  ['、', ','],
  ['。', '.'],
  ['·', '*'],
  ['∙', '*'],
  ['√', 'SQRT( )'],
  ['∑', 'SUM( )'],
  ['Σ', 'SUM( )'],
  ['²', '^2'],
  ['³', '^3'],
  ['‰', '/1000'],
  ['【', '('],
  ['】', ')'],
  ['!=', '<>'],
  ['==', '='],
  ['=<', '<='],
  ['=>', '>='],
  ['><', '<>'],
  ['**', '^'],
  ['&&', 'AND( )'],
  ['||', 'OR( )'],
]);

const UNSUPPORTED: ReadonlySet<string> = new Set([':', '@', '#', '!']);

/** The problem of a token that can be recognised from the token itself and the next one; undefined if there is none. */
export function refusal(token: Token, next: Token | undefined, typed: string): Problem | undefined {
  const written = typed.slice(token.start, token.end);
  switch (token.kind) {
    case 'cell': {
      // `rd!=1`: the tokenizer takes `rd` for a sheet because of the `!`.
      const comparison = typed.slice(token.end, token.end + 2) === '!=' && next?.start === token.end;
      if (comparison)
        return problemAt(
          'formula.characterInstead',
          { start: token.end, end: token.end + 2 },
          { found: '!=', instead: '<>' },
        );
      return problemAt('formula.cellReference', token, { found: written });
    }
    case 'table':
      return problemAt('formula.tableReference', token, { found: written });
    case 'name':
      if (written.includes('!')) return problemAt('formula.cellReference', token, { found: written });
      return characterInside(token, written);
    case 'unknown':
      if (/[[\]]/.test(written)) return problemAt('formula.tableReference', token, { found: written });
      return (
        pair(token, next, typed) ??
        characterInside(token, written) ??
        problemAt('formula.character', token, { found: written })
      );
    case 'operator':
      return pair(token, next, typed) ?? unsupported(token, written);
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'coveredName':
    case 'end':
      return undefined;
  }
}

/** The problem of two adjacent signs that are one operator in other languages; the token may be the second of them. */
function pair(token: Token, next: Token | undefined, typed: string): Problem | undefined {
  for (const start of [token.start, token.start - 1]) {
    const end = start + 2;
    const written = typed.slice(Math.max(start, 0), end);
    const instead = INSTEAD.get(written);
    if (
      instead !== undefined &&
      written.length === 2 &&
      (start !== token.start || token.end === end || next?.start === token.end)
    ) {
      return problemAt('formula.characterInstead', { start, end }, { found: written, instead });
    }
  }
  return undefined;
}

function characterInside(token: Token, written: string): Problem | undefined {
  for (let i = 0; i < written.length; i++) {
    const found = written.charAt(i);
    const instead = INSTEAD.get(found);
    if (instead !== undefined) {
      return problemAt(
        'formula.characterInstead',
        { start: token.start + i, end: token.start + i + 1 },
        { found, instead },
      );
    }
  }
  return undefined;
}

function unsupported(token: Token, written: string): Problem | undefined {
  return UNSUPPORTED.has(token.text)
    ? problemAt('formula.operatorUnsupported', token, { found: written })
    : undefined;
}
