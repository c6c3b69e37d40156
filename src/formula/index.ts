/** What the formula stage offers to those above it. */
export { checkUnits, type FormulaUnit } from './unitcheck.js';
export { printExcel } from './excel.js';
export type { BinaryOperator, Expr, Span, UnaryOperator } from './expr.js';
export { FUNCTIONS, findFunction } from './functions.js';
export { compileFormula } from './interpret.js';
export { parseFormula } from './parse.js';
export { printFormula } from './print.js';
export { referencesOf, type Reference } from './references.js';
export type { Names, Scope, Site } from './scope.js';
export {
  ERROR_CODES,
  isError,
  type ErrorCode,
  type ErrorOrigin,
  type FormulaError,
  type Scalar,
} from './value.js';
