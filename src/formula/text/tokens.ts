/**
 * Turns a formula's text into tokens whose offsets are those of the text as typed.
 *
 * Tokenizing is done by @borgar/fx, which knows Excel's lexical rules (cell addresses, table references, errors,
 * quoted text); its own parser is not used, because it accepts unfinished formulas and does not report what it expected.
 */
import { tokenize } from '@borgar/fx';
import { normalise, withoutNoWidth } from './normalise.js';

type TokenKind =
  | 'number'
  | 'text'
  | 'boolean'
  | 'error'
  /** A name, or a function's name when a `(` follows. */
  | 'name'
  /** A display name that was covered, or a name in quotes: never a function's name. */
  | 'coveredName'
  | 'operator'
  | 'cell'
  | 'table'
  | 'unknown'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As normalised; the name itself, without quotes, for a covered name. */
  readonly text: string;
  /** 0-based offsets into the text as typed, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** A text whose closing mark is missing. */
  readonly unterminated?: boolean;
}

const KINDS: Readonly<Record<string, TokenKind>> = {
  number: 'number',
  string: 'text',
  bool: 'boolean',
  error: 'error',
  func: 'name',
  range_named: 'name',
  operator: 'operator',
  range: 'cell',
  range_beam: 'cell',
  range_ternary: 'cell',
  context: 'cell',
  context_quote: 'cell',
  structured: 'table',
};

interface TokenizedText {
  /** Without white space and the leading `=`; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  /** Offset of a `'` that is never closed. */
  readonly unclosedName?: number;
}

/** `irregular`: names from `irregularNames`. */
export function tokenizeFormula(typed: string, irregular: readonly string[]): TokenizedText {
  const normalised = normalise(typed, irregular);
  if (normalised.unclosedName !== undefined) return { tokens: [], unclosedName: normalised.unclosedName };
  const covered = new Map(normalised.covered.map((name) => [name.start, name]));
  const tokens: Token[] = [];
  // fx takes `=` as the beginning of a formula only at the very start of the text.
  const offset = normalised.text.length - normalised.text.trimStart().length;
  for (const raw of tokenize(normalised.text.slice(offset), { withLocation: true, negativeNumbers: false })) {
    if (raw.type === 'whitespace' || raw.type === 'newline' || raw.type === 'fx_prefix') continue;
    const start = offset + (raw.loc?.[0] ?? 0);
    const end = offset + (raw.loc?.[1] ?? 0);
    const name = covered.get(start);
    if (name !== undefined && name.end === end) {
      tokens.push({ kind: 'coveredName', text: name.written, start, end });
      continue;
    }
    const kind = KINDS[raw.type] ?? 'unknown';
    tokens.push({
      kind,
      text: kind === 'name' ? withoutNoWidth(raw.value) : raw.value,
      start,
      end,
      ...(raw.unterminated === true ? { unterminated: true } : {}),
    });
  }
  tokens.push({ kind: 'end', text: '', start: typed.trimEnd().length, end: typed.trimEnd().length });
  return { tokens };
}
