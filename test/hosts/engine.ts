/** IronCalc in Node: the same engine that the browser host drives, loaded from the package's own file. */
import { readFileSync } from 'node:fs';
import { initSync, Model } from '@ironcalc/wasm';

let isLoaded = false;

/** A new workbook with one empty sheet. The engine is loaded with the first. */
export function newModel(): Model {
  if (!isLoaded)
    initSync({
      module: readFileSync(
        new URL(import.meta.resolve('@ironcalc/wasm').replace(/wasm\.js$/, 'wasm_bg.wasm')),
      ),
    });
  isLoaded = true;
  return new Model('workbook', 'en', 'UTC', 'en');
}
