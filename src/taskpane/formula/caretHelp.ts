/**
 * Help for the place of the caret in a formula: the function whose arguments are being typed, and the name at the caret.
 *
 * In: formula text, caret (0-based), the words of the model. Out: plain data, in the language of the names; `FormulaHelp.tsx`
 * shows it.
 */
import { FUNCTIONS } from '../../formula/functions/functions.js';
import {
  type FunctionRow,
  type ParameterKind,
  parameterAt,
  repeatedAt,
  type UnitRole,
} from '../../formula/functions/functionTable.js';
import { type Token, tokenizeFormula } from '../../formula/text/tokens.js';
import type { Language } from '../../messages/language.js';
import { fold } from '../text/fold.js';
import type { Word } from './suggestions.js';

export interface SignatureHelp {
  /** As the language writes it. */
  readonly name: string;
  /** Names of the parameters in their order; optional ones in brackets. */
  readonly parameters: readonly string[];
  /** The last parameters may be repeated. */
  readonly isRepeated: boolean;
  /** Position in `parameters` of the argument at the caret; undefined beyond the last one. */
  readonly current: number | undefined;
  readonly kind: ParameterKind | undefined;
  /** What unit the argument may have, where the function has a rule for each argument. */
  readonly unit: UnitRole | undefined;
}

export interface HelpAtCaret {
  readonly signature: SignatureHelp | undefined;
  /** The indicator or parameter named at the caret. */
  readonly word: Word | undefined;
}

export function helpAt(
  text: string,
  caret: number,
  words: readonly Word[],
  language: Language,
  irregular: readonly string[] = [],
): HelpAtCaret {
  const call = callAt(tokenizeFormula(text.slice(0, caret), irregular).tokens);
  const row = call && rowOf(call.name);
  return {
    signature: call && row && signatureOf(row, call.argument, language),
    word: wordAt(tokenizeFormula(text, irregular).tokens, caret, words),
  };
}

interface OpenCall {
  readonly name: string;
  /** From 0. */
  readonly argument: number;
}

/** The innermost call whose parenthesis is still open at the end of the tokens. */
export function callAt(tokens: readonly Token[]): OpenCall | undefined {
  const open: { readonly name: string | undefined; argument: number }[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'operator') return;
    const before = tokens[index - 1];
    const last = open.at(-1);
    if (text === '(') open.push({ name: before?.kind === 'name' ? before.text : undefined, argument: 0 });
    else if (text === '{') open.push({ name: undefined, argument: 0 });
    else if (text === ')' || text === '}') open.pop();
    else if (text === ',' && last !== undefined) last.argument += 1;
  });
  // Parentheses that only group, and lists in braces, are inside the argument of the call around them.
  for (const { name, argument } of open.reverse()) if (name !== undefined) return { name, argument };
  return undefined;
}

function rowOf(name: string): FunctionRow | undefined {
  const sought = fold(name);
  return FUNCTIONS.find(({ key, names, aliases = [] }) =>
    [key, names.zh, names.en, ...aliases].some((known) => fold(known) === sought),
  );
}

function signatureOf(row: FunctionRow, argument: number, language: Language): SignatureHelp {
  const parameter = parameterAt(row, argument);
  const current = parameter === undefined ? -1 : row.parameters.indexOf(parameter);
  return {
    name: row.names[language],
    parameters: row.parameters.map(({ name, optional }) =>
      optional === true ? `[${name[language]}]` : name[language],
    ),
    isRepeated: row.repeats !== undefined,
    current: current < 0 ? undefined : current,
    kind: parameter?.kind,
    unit: row.units.kind === 'roles' ? repeatedAt(row.units.roles, argument, row.repeats) : undefined,
  };
}

function wordAt(tokens: readonly Token[], caret: number, words: readonly Word[]): Word | undefined {
  const token = tokens.find(
    ({ kind, start, end }) => (kind === 'name' || kind === 'coveredName') && start < caret && caret <= end,
  );
  if (token === undefined) return undefined;
  const sought = fold(token.text);
  return words.find(({ kind, found }) => kind !== 'function' && found.includes(sought));
}
