/**
 * Checks of years that are over and have no figure: a scenario that has other values there than the first scenario changes the past.
 * A row for each such series, with a live count of years for every scenario.
 */
import { WORDS } from '../../messages/wording/workbook.js';
import { modelledYears } from '../../model/pastGaps.js';
import { areaOn } from '../plan/address.js';
import { live, sentence } from '../plan/sheet.js';
import { nameCell, type Context, type ScenarioView } from '../tables/context.js';
import type { Check, Count } from './checksIntegrity.js';

export function pastChecks(context: Context): readonly Check[] {
  const [base] = context.scenarios;
  if (base === undefined || context.scenarios.length < 2) return [];
  return context.prepared.series.flatMap((row): readonly Check[] => {
    const { key } = row.indicator;
    const runs = runsOf(modelledYears(row, context.prepared));
    if (runs.length === 0) return [];
    const name = nameCell(context, key);
    const label = sentence(WORDS.pastChanged[context.language], {
      indicator: { formula: (name.formula ?? '=').slice(1), value: context.nameOf(key) },
    });
    const counts = context.scenarios.map((view) => countChanged(context, key, runs, view, base));
    return [
      {
        kind: 'attention',
        label: live(`=${label.formula}`, label.value, 'label'),
        counts: { byScenario: counts },
      },
    ];
  });
}

/** The number of years in which the two scenarios differ by more than a billionth. */
function countChanged(
  context: Context,
  key: string,
  runs: readonly Run[],
  view: ScenarioView,
  base: ScenarioView,
): Count {
  const place = context.layout.projection;
  const terms = runs.map(({ first, count }) => {
    const area = {
      row: place.rowOf('indicator', key),
      column: place.yearColumn(first),
      rows: 1,
      columns: count,
    };
    const [own, other] = [areaOn(view.sheet, area), areaOn(base.sheet, area)];
    return `SUMPRODUCT((ABS(${own}-${other})>ABS(${other})/1000000000)*1)`;
  });
  const years = runs.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i));
  const changed = years.filter((year) => {
    const [is, was] = [context.valueAt(view.index, key, year), context.valueAt(base.index, key, year)];
    return typeof is === 'number' && typeof was === 'number' && Math.abs(is - was) > Math.abs(was) / 1e9;
  });
  return { formula: `=${terms.join('+')}`, value: changed.length };
}

/** Years without a gap. */
interface Run {
  readonly first: number;
  readonly count: number;
}

function runsOf(years: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === year)
      runs[runs.length - 1] = { first: last.first, count: last.count + 1 };
    else runs.push({ first: year, count: 1 });
  }
  return runs;
}
