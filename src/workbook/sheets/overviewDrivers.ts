/**
 * Two sentences on the first page: the main drivers of the result, and that they are accounting rather than evidence.
 *
 * The result is the value of the chart's series in the last year; its drivers are calculated from the model when the plan is
 * made, for the first scenario, and do not follow the cells. Assumptions that are taken as known are named.
 */
import { driversOf, takenAsKnown, type Driver } from '../../analysis/sensitivity/drivers.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Context } from '../tables/context.js';
import { rowHeight } from '../plan/measure.js';
import { constant, type SheetBuilder } from '../plan/sheet.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { across, pageWidth, type Page } from './overviewPage.js';

/** Largest number of drivers named, and the share of the spread at which naming stops. */
const MOST_NAMED = 3;
const ENOUGH = 0.8;

/** Writes the sentences into the row that otherwise separates the head from the indicators. */
export function writeDrivers(sheet: SheetBuilder, page: Page, row: number): void {
  const text = driverSentences(page.context);
  across(sheet, page, row, constant(text, 'summaryMore'), 'summaryMore');
  sheet.height(row, rowHeight([{ text, width: pageWidth(page) * 0.85 }]) + 10);
}

function driverSentences(context: Context): string {
  const { language, model, prepared, say, scenarios, topics } = context;
  const scenario = scenarios[FIRST_SELECTED]?.scenario;
  const { chart } = topics;
  const indicator = chart === undefined ? undefined : prepared.seriesByKey.get(chart)?.indicator;
  const accounting = say('accounting');
  if (scenario === undefined || indicator === undefined) return accounting;
  const { drivers, known } = driversKept(prepared, scenario.key, indicator.key);
  const named = foremost(drivers).map(({ parameter, share }) => {
    const row = model.parameters.find(({ key }) => key === parameter);
    if (row === undefined) throw new Error(`no parameter "${parameter}"`);
    return say('driver', {
      name: context.text(row.name),
      role: CHOICES.role[row.role][language],
      share: Math.round(100 * share),
    });
  });
  const args = { year: String(model.horizon), indicator: context.text(indicator.name) };
  const first =
    named.length === 0
      ? say('noDriver', args)
      : say(drivers.some(({ parameter }) => isUncertain(context, parameter)) ? 'drivers' : 'driversOfRange', {
          ...args,
          drivers: named.join(language === 'zh' ? '、' : ', '),
          scenario: context.text(scenario.name),
        });
  const names = known.map((key) =>
    context.text(prepared.parameterByKey.get(key)?.parameter.name ?? NAMELESS),
  );
  const left =
    named.length === 0 || names.length === 0
      ? []
      : [say('driversLeft', { names: names.join(language === 'zh' ? '、' : ', ') })];
  return [first, ...left, accounting].join(language === 'zh' ? '' : ' ');
}

const NAMELESS = { zh: '', en: '' };

function isUncertain({ prepared }: Context, parameter: string): boolean {
  return prepared.parameterByKey.get(parameter)?.parameter.distribution !== undefined;
}

function foremost(drivers: readonly Driver[]): readonly Driver[] {
  let reached = 0;
  return drivers.slice(0, MOST_NAMED).filter(({ share }) => {
    const isNeeded = reached < ENOUGH;
    reached += share;
    return isNeeded;
  });
}

interface Kept {
  readonly drivers: readonly Driver[];
  /** Parameters that move the value and have no distribution, where others have one. */
  readonly known: readonly string[];
}

const kept = new WeakMap<PreparedModel, Map<string, Kept>>();

/**
 * Cached with the prepared model, which never changes, because a workbook is planned in two languages, and again for every build.
 */
function driversKept(prepared: PreparedModel, scenario: string, indicator: string): Kept {
  const all = kept.get(prepared) ?? new Map<string, Kept>();
  kept.set(prepared, all);
  const name = `${scenario} ${indicator}`;
  const { horizon } = prepared.model;
  const found = all.get(name) ?? {
    drivers: driversOf(prepared, scenario, indicator, horizon),
    known: takenAsKnown(prepared, scenario, indicator, horizon),
  };
  all.set(name, found);
  return found;
}
