/** Targets of a projection as JSON and as a table. */
import { reportedValue } from '../figures/units.js';
import { countWords, TARGET_WORDS } from '../messages/wording/targets.js';
import { CHOICES } from '../messages/wording/workbook.js';
import type { PreparedModel } from '../model/prepared.js';
import type { TargetStatus } from '../model/projection.js';
import { countTargets, targetReadings, type TargetReading } from '../model/targetReading.js';
import { targetSubject } from '../analysis/words/describeTarget.js';
import { reportScalar, showChange, showScalar } from './amounts.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';

/** A row of `project --json`; a contract with scripts. Numbers are in the target's unit. */
export function reportTarget(
  { target, unit, basisOf, restsOn }: TargetReading,
  { projected, gap, status, met }: TargetStatus,
): object {
  const { key, indicator, member, year, from, basis, comparator, value, tolerance } = target;
  return {
    key,
    indicator,
    ...(member === undefined ? {} : { member }),
    year,
    ...(from === undefined ? {} : { from }),
    basis,
    comparator,
    target: value,
    unit: unit.symbol,
    qualifier: target.qualifier,
    tolerance,
    source: target.source,
    origin: target.origin,
    projected: reportScalar(projected, unit),
    gap: gap === undefined ? null : reportedValue(gap, unit),
    status,
    met,
    basisOf: basisOf ?? null,
    restsOn,
  };
}

/** The table, the number of targets met, and the reasons why some cannot be judged. */
export function tabulateTargets(
  prepared: PreparedModel,
  statuses: readonly TargetStatus[],
  { language, say }: Terminal,
): readonly string[] {
  const readings = targetReadings(prepared);
  const rows = readings.map(({ target, unit, wanted, tolerance }, i) => {
    const status = statuses[i];
    const show = (value: Parameters<typeof showScalar>[0]): string => showScalar(value, unit, language);
    return [
      targetSubject(prepared.model, target)[language],
      unit.symbol,
      String(target.year),
      `${target.comparator} ${show(wanted)}`,
      tolerance === 0 ? '' : show(tolerance),
      show(status?.projected),
      showChange(status?.gap, unit, language),
      CHOICES.origin[target.origin][language],
      TARGET_WORDS[status?.status ?? 'noActual'][language],
    ];
  });
  const heads = [
    ...(['targets', 'unit', 'year', 'target', 'tolerance', 'projected', 'gap', 'origin', 'status'] as const),
  ];
  const count = countWords(countTargets(readings, statuses))[language].trim();
  const table = printTable([heads.map((head) => say(head)), ...rows], (column) => column > 1 && column < 7);
  return readings.length === 0 ? [] : [table, count];
}
