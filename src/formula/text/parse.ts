/**
 * Parses a formula as people type it into a closed `Expr`, or reports where it cannot be read and why.
 *
 * In: the text (with or without its leading `=`) and the names in use. Out: the expression, or problems whose
 * `place.start` and `place.end` are offsets into the text as typed. Parsing stops at the first syntax error; unknown names and
 * wrong arguments are all reported.
 *
 * Grammar: Excel's, by precedence climbing over `OPERATORS`. The sign binds tighter than `%`, `%` tighter than `^`.
 * Limits: 8,192 characters and 64 levels (Excel's), as typed and as Excel text, and 1,000 terms once expansions are
 * written out, so that no recursive walk over a formula exhausts the stack.
 */
import type { Outcome, Problem } from '../../messages/problem.js';
import { checkArguments } from './arguments.js';
import { fifteenDigits } from '../values/numeralText.js';
import type { BinaryOperator, Expr, Span, UnaryOperator } from '../values/expr.js';
import { excelExcess } from './excel.js';
import { sizeOf } from '../functions/expand.js';
import { FUNCTION_NAMES, findFunction } from '../functions/functions.js';
import { nearestName } from '../values/nearest.js';
import { irregularNames } from './normalise.js';
import { OPERATORS } from '../values/operators.js';
import { problemAt, refusal } from './refusals.js';
import type { Names } from '../values/scope.js';
import { tokenizeFormula, type Token } from './tokens.js';
import { ERROR_CODES } from '../values/value.js';
import { reasonOfRefusal } from './refusedFunctions.js';

const MOST_CHARACTERS = 8192;
const MOST_LEVELS = 64;
const MOST_TERMS = 1000;
/** A formula with fewer terms and characters is within Excel's limits after any expansion. */
const FEW_TERMS = 100;
const FEW_CHARACTERS = 1000;

export function parseFormula(text: string, names: Names): Outcome<Expr> {
  if (text.length > MOST_CHARACTERS) {
    const limits = { length: text.length, limit: MOST_CHARACTERS };
    return {
      ok: false,
      problems: [problemAt('formula.tooLong', { start: MOST_CHARACTERS, end: text.length }, limits)],
    };
  }
  const { tokens, unclosedName } = tokenizeFormula(text, names.irregular ?? irregularNames(names.all));
  if (unclosedName !== undefined) {
    return {
      ok: false,
      problems: [problemAt('formula.nameUnclosed', { start: unclosedName, end: text.length })],
    };
  }
  const parser = new Parser(text, tokens, names);
  const expr = parser.whole();
  if (expr === undefined || parser.problems.length > 0) return { ok: false, problems: parser.problems };
  const faults = checkArguments(expr, text);
  if (faults.length > 0) return { ok: false, problems: faults };
  const size = sizeOf(expr, MOST_TERMS);
  if (size > MOST_TERMS) {
    return { ok: false, problems: [problemAt('formula.tooLarge', expr.span, { size, limit: MOST_TERMS })] };
  }
  const isLarge = size > FEW_TERMS || text.length > FEW_CHARACTERS;
  const excess = isLarge
    ? excelExcess(expr, { characters: MOST_CHARACTERS, levels: MOST_LEVELS })
    : undefined;
  if (excess !== undefined) return { ok: false, problems: [excess] };
  return { ok: true, value: expr, problems: [] };
}

/** Every method returns `undefined` after it has noted a problem; the caller then returns at once. */
class Parser {
  readonly problems: Problem[] = [];
  private position = 0;
  private level = 0;
  private terms = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly names: Names,
  ) {}

  whole(): Expr | undefined {
    if (this.current().kind === 'end') return this.fail('formula.empty', { start: 0, end: this.text.length });
    const expr = this.expression(1);
    if (expr === undefined) return undefined;
    const rest = this.current();
    if (rest.kind === 'end') return expr;
    if (this.isOperator(')')) return this.fail('formula.parenthesisExtra', rest);
    return this.unexpected(rest);
  }

  /** Parses operators of at least the precedence `lowest`, grouped from the left. */
  private expression(lowest: number): Expr | undefined {
    let left = this.percentage();
    for (;;) {
      if (left === undefined) return undefined;
      const op = this.binaryOperator();
      if (op === undefined || OPERATORS[op].level < lowest) return left;
      this.position += 1;
      const right = this.expression(OPERATORS[op].level + 1);
      if (right === undefined || !this.count(right.span)) return undefined;
      left = { kind: 'binary', op, left, right, span: { start: left.span.start, end: right.span.end } };
    }
  }

  private percentage(): Expr | undefined {
    let operand = this.signed();
    while (operand !== undefined && this.isOperator('%')) {
      if (!this.count(this.current())) return undefined;
      operand = { kind: 'percent', operand, span: { start: operand.span.start, end: this.next().end } };
    }
    return operand;
  }

  private signed(): Expr | undefined {
    const sign = this.current();
    if (!this.isOperator('-') && !this.isOperator('+')) return this.primary();
    const op: UnaryOperator = sign.text === '-' ? '-' : '+';
    this.position += 1;
    const operand = this.nested(sign, () => this.signed());
    if (operand === undefined) return undefined;
    return { kind: 'unary', op, operand, span: { start: sign.start, end: operand.span.end } };
  }

  private primary(): Expr | undefined {
    const token = this.current();
    if (!this.count(token)) return undefined;
    const span = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'number':
      case 'text':
      case 'boolean':
      case 'error': {
        const literal = this.literal(token);
        this.position += 1;
        const isCall =
          token.kind === 'boolean' && this.isOperator('(') && this.tokens[this.position + 1]?.text === ')';
        if (isCall) this.position += 2;
        return literal;
      }
      case 'name':
      case 'coveredName':
        return this.nameOrCall(token, span);
      case 'operator':
        if (token.text === '(') return this.parenthesised(token);
        if (token.text === '{') return this.array(token);
        break;
      case 'cell':
      case 'table':
      case 'unknown':
      case 'end':
        break;
    }
    const refused = refusal(token, this.tokens[this.position + 1], this.text);
    if (refused !== undefined) return this.note(refused);
    if (token.kind !== 'end') return this.fail('formula.valueExpected', span, { found: this.show(token) });
    const before = this.tokens[this.position - 1];
    return this.fail('formula.valueMissing', span, { after: before === undefined ? '=' : this.show(before) });
  }

  private literal(token: Token): Expr | undefined {
    const span = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'number': {
        const value = fifteenDigits(token.text);
        if (value === Infinity) return this.fail('formula.numberTooLarge', span, { found: token.text });
        return { kind: 'number', value, span };
      }
      case 'text':
        if (token.unterminated === true) return this.fail('formula.textUnclosed', span);
        return { kind: 'text', value: token.text.slice(1, -1).replace(/""/g, '"'), span };
      case 'boolean':
        return { kind: 'boolean', value: token.text.toUpperCase() === 'TRUE', span };
      default: {
        const code = ERROR_CODES.find((known) => known === token.text.toUpperCase());
        if (code === undefined) return this.fail('formula.character', span, { found: token.text });
        return { kind: 'error', value: code, span };
      }
    }
  }

  private nameOrCall(token: Token, span: Span): Expr | undefined {
    const follower = this.tokens[this.position + 1];
    const called = follower?.kind === 'operator' && follower.text === '(';
    if (called && /^(true|false)$/i.test(functionName(token))) {
      const close = this.tokens[this.position + 2];
      // TRUE() is TRUE.
      if (close?.kind === 'operator' && close.text === ')') {
        this.position += 3;
        const value = functionName(token).toUpperCase() === 'TRUE';
        return { kind: 'boolean', value, span: { start: token.start, end: close.end } };
      }
    }
    const row = token.kind === 'name' ? findFunction(functionName(token)) : undefined;
    if (called && row !== undefined) return this.call(token);
    this.position += 1;
    if (row?.bare === true) return { kind: 'call', fn: row.key, args: [], span };
    const key = this.names.resolve(token.text);
    if (called) return this.notCallable(token, key !== undefined);
    if (key !== undefined) return { kind: 'name', key, span };
    const refused = refusal(token, follower, this.text);
    if (refused !== undefined) return this.note(refused);
    if (row !== undefined) return this.fail('formula.functionBare', span, { name: token.text });
    const nearest =
      this.names.nearest === undefined
        ? nearestName(token.text, this.names.all)
        : this.names.nearest(token.text);
    if (nearest === undefined) this.fail('formula.nameUnknown', span, { name: token.text });
    else this.fail('formula.nameUnknownNear', span, { name: token.text, nearest });
    return { kind: 'name', key: token.text, span };
  }

  private notCallable(token: Token, isName: boolean): Expr | undefined {
    const name = token.text;
    if (isName) return this.fail('formula.nameCalled', token, { name });
    const reason = reasonOfRefusal(functionName(token));
    if (reason !== undefined) return this.fail(reason, token, { name });
    const nearest = nearestName(name, FUNCTION_NAMES);
    if (nearest === undefined) return this.fail('formula.functionUnknown', token, { name });
    return this.fail('formula.functionUnknownNear', token, { name, nearest });
  }

  private call(token: Token): Expr | undefined {
    this.position += 1;
    const open = this.next();
    const args: (Expr | undefined)[] = [];
    if (this.isOperator(')')) return this.called(token, args);
    for (;;) {
      if (this.isOperator(',') || this.isOperator(')')) {
        args.push(undefined);
      } else {
        const argument = this.nested(open, () => this.expression(1));
        if (argument === undefined) return undefined;
        args.push(argument);
      }
      const after = this.current();
      if (this.isOperator(')')) return this.called(token, args);
      if (after.kind === 'end')
        return this.fail('formula.parenthesisMissing', after, { open: open.start + 1 });
      if (this.isOperator(';')) return this.fail('formula.separatorExpected', after, { found: ';' });
      if (!this.isOperator(',')) return this.unexpected(after);
      this.position += 1;
      if (this.current().kind === 'end')
        return this.fail('formula.valueMissing', this.current(), { after: this.show(after) });
    }
  }

  /** At the closing parenthesis: only now is it known how many arguments there are. */
  private called(token: Token, args: readonly (Expr | undefined)[]): Expr {
    const row = findFunction(functionName(token), args.length);
    if (row === undefined) throw new Error(`no function "${token.text}" in the table`);
    return { kind: 'call', fn: row.key, args, span: { start: token.start, end: this.next().end } };
  }

  private parenthesised(open: Token): Expr | undefined {
    this.position += 1;
    const inner = this.nested(open, () => this.expression(1));
    if (inner === undefined) return undefined;
    const close = this.current();
    if (close.kind === 'end') return this.fail('formula.parenthesisMissing', close, { open: open.start + 1 });
    if (!this.isOperator(')')) return this.unexpected(close);
    this.position += 1;
    return { ...inner, span: { start: open.start, end: close.end } };
  }

  private array(open: Token): Expr | undefined {
    const rows: Expr[][] = [[]];
    do {
      this.position += 1;
      const negative = this.isOperator('-');
      if (negative || this.isOperator('+')) this.position += 1;
      const token = this.current();
      const isLiteral =
        token.kind === 'number' || (!negative && ['text', 'boolean', 'error'].includes(token.kind));
      if (token.kind === 'end') return this.fail('formula.braceMissing', token, { open: open.start + 1 });
      if (!isLiteral) return this.fail('formula.arrayElement', token, { found: this.show(token) });
      const literal = this.literal(token);
      if (literal === undefined || !this.count(token)) return undefined;
      this.position += 1;
      rows
        .at(-1)
        ?.push(negative && literal.kind === 'number' ? { ...literal, value: 0 - literal.value } : literal);
      if (this.isOperator(';')) rows.push([]);
    } while (this.isOperator(',') || this.isOperator(';'));
    const close = this.current();
    if (close.kind === 'end') return this.fail('formula.braceMissing', close, { open: open.start + 1 });
    if (!this.isOperator('}')) return this.fail('formula.arrayElement', close, { found: this.show(close) });
    this.position += 1;
    const span = { start: open.start, end: close.end };
    const first = rows[0]?.length ?? 0;
    const uneven = rows.find((row) => row.length !== first);
    if (uneven !== undefined) return this.fail('formula.arrayUneven', span, { first, count: uneven.length });
    return { kind: 'array', rows, span };
  }

  /** Parses one level deeper, if the limit allows it. */
  private nested(from: Span, parse: () => Expr | undefined): Expr | undefined {
    if (this.level >= MOST_LEVELS) return this.fail('formula.tooDeep', from, { limit: MOST_LEVELS });
    this.level += 1;
    const expr = parse();
    this.level -= 1;
    return expr;
  }

  private count(at: Span): boolean {
    this.terms += 1;
    if (this.terms <= MOST_TERMS) return true;
    this.fail('formula.tooLarge', at, { size: this.terms, limit: MOST_TERMS });
    return false;
  }

  /** The problem that a complete expression is followed by something that cannot follow it. */
  private unexpected(token: Token): Expr | undefined {
    const refused = refusal(token, this.tokens[this.position + 1], this.text);
    if (refused !== undefined) return this.note(refused);
    const found = this.show(token);
    if (this.isOperator(',') || this.isOperator(';')) return this.fail('formula.commaHere', token, { found });
    return this.fail('formula.operatorExpected', token, { found });
  }

  private binaryOperator(): BinaryOperator | undefined {
    const token = this.current();
    if (token.kind !== 'operator' || !Object.hasOwn(OPERATORS, token.text)) return undefined;
    return token.text as BinaryOperator;
  }

  private isOperator(text: string): boolean {
    const token = this.current();
    return token.kind === 'operator' && token.text === text;
  }

  private current(): Token {
    return (
      this.tokens[this.position] ?? { kind: 'end', text: '', start: this.text.length, end: this.text.length }
    );
  }

  private next(): Token {
    const token = this.current();
    this.position += 1;
    return token;
  }

  private show(token: Token): string {
    const written = this.text.slice(token.start, token.end);
    return written.length > 40 ? `${written.slice(0, 39)}…` : written;
  }

  private fail(code: Problem['code'], at: Span, args: Problem['args'] = {}): Expr | undefined {
    return this.note(problemAt(code, at, args));
  }

  private note(problem: Problem): Expr | undefined {
    this.problems.push(problem);
    return undefined;
  }
}

/** The name without the prefix that files give to functions newer than the file format. */
function functionName(token: Token): string {
  return token.text.replace(/^_xlfn\.(?:_xlws\.)?/i, '');
}
