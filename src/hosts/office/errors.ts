/**
 * Converts errors of `Excel.run` to failures. Excel's codes are stable and are passed on unchanged (`ItemNotFound`,
 * `InvalidOperationInCellEditMode`, `RequestPayloadSizeLimitExceeded` …); src/messages/wording/hosts.ts has a sentence for each.
 */
import { failureOf } from '../failure.js';
import type { HostFailure } from '../host.js';

/** Recognised by its shape, because Office.js may use the `Error` class of another page. */
interface ExcelError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string; readonly statement?: string };
}

export function failureOfExcel(thrown: unknown): { readonly ok: false; readonly failure: HostFailure } {
  if (!isExcelError(thrown)) return failureOf(thrown);
  const { errorLocation, statement } = thrown.debugInfo ?? {};
  const detail = [thrown.message, errorLocation, statement]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  return { ok: false, failure: { code: thrown.code, detail } };
}

function isExcelError(thrown: unknown): thrown is ExcelError {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || !('code' in thrown))
    return false;
  return thrown.name === 'RichApi.Error' && typeof thrown.code === 'string';
}
