/** IronCalc in Node: the same engine that the browser host drives, loaded from the package's own file. */
import { readFileSync } from 'node:fs';
import { initSync, Model } from '@ironcalc/wasm';

/** A new workbook with one empty sheet. */
export function newModel(): Model {
  initSync({
    module: readFileSync(new URL(import.meta.resolve('@ironcalc/wasm').replace(/wasm\.js$/, 'wasm_bg.wasm'))),
  });
  return new Model('workbook', 'en', 'UTC', 'en');
}
