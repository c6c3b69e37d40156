/** Loads IronCalc: component, engine and translator. Chunks of their own, about 880 KB compressed with the engine. */
import '@ironcalc/workbook/style.css';
import './grid.css';
import type { Model } from '@ironcalc/wasm';
import type { Language } from '../messages/language.js';
import { withChinese } from './engineTexts.js';
import type { IronCalcComponent } from './Grid.js';

export interface Engine {
  readonly component: IronCalcComponent;
  /** A workbook with one empty sheet. */
  readonly empty: Model;
  /** Language of the component's buttons and menus. */
  readonly speak: (language: Language) => void;
}

export async function openEngine(): Promise<Engine> {
  const { loaded, speak } = await withChinese(() => import('@ironcalc/workbook'));
  await loaded.init();
  // Locale and language of numbers and function names; the engine has no Chinese ones, and neither have Excel's files.
  const empty = new loaded.Model('Tuiyan', 'en', 'UTC', 'en');
  return { component: loaded.IronCalc, empty, speak };
}
