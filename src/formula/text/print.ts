/**
 * Writes a formula as people read it, with the names of a language or with keys. Law: `parseFormula` reads it back
 * as the same expression (spans apart).
 */
import type { Expr } from '../values/expr.js';
import { findFunction, functionOf } from '../functions/functions.js';
import { atom, write, writeArguments, type Style } from './layout.js';
import { isFoundWithoutQuotes, isPlainName } from './normalise.js';
import type { Names } from '../values/scope.js';

export function printFormula(expr: Expr, names: Names, language: 'zh' | 'en' | 'key'): string {
  const style: Style = {
    spaced: true,
    name: (key) => printName(key, names, language),
    call(call) {
      const row = functionOf(call.fn);
      const fn = language === 'zh' ? row.names.zh : row.names.en;
      return row.bare === true ? atom(fn) : writeArguments(fn, call.args, style);
    },
  };
  return `=${write(expr, style).text}`;
}

/** The name without quotes if it can be read so, else in quotes; the key if the name means something else. */
function printName(key: string, names: Names, language: 'zh' | 'en' | 'key'): string {
  const written = names.write(key, language).trim();
  const means = names.resolve(written) === key && !/[\r\n]/.test(written) ? written : key;
  if (isPlainName(means) && findFunction(means)?.bare !== true) return means;
  return isEvident(means) ? means : `'${means.replace(/'/g, "''")}'`;
}

/**
 * Whether a name is easy to read without quotes although Excel's grammar does not allow it: `R&D经费`, `415X集群`, `core digital
 * economy`.
 */
function isEvident(written: string): boolean {
  return (
    /^[A-Za-z0-9_\u00a1-\uffff]+(?:[ &/·-][A-Za-z0-9_.\u00a1-\uffff]+)*$/.test(written) &&
    isFoundWithoutQuotes(written) &&
    findFunction(written)?.bare !== true
  );
}
