/**
 * The model's targets that a backcast works back to, and those that it leaves out, each with its reason: those that nothing can be
 * compared with, those that an actual has decided already, and those that are missed and that no parameter moves which may change.
 */
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { compareTargets } from '../../model/status.js';
import { openTargets, targetReadings, type TargetReading } from '../../model/targetReading.js';
import { isMoved, movableParameters } from './stage.js';
import { differentiate } from '../calculate/derivatives.js';
import { scenarioPoint } from '../calculate/point.js';
import { describeTarget } from '../words/describeTarget.js';
import { amount } from '../words/words.js';

/** `decided`: an actual has met or missed it. `unmoved`: no parameter that may move changes it. The others as in targetReading.ts. */
type WhyLeftOut = 'decided' | 'unmoved' | NonNullable<TargetReading['unjudged']>;

export interface LeftOut {
  readonly key: string;
  readonly name: Bilingual;
  readonly why: WhyLeftOut;
  /** Whether it is met; null where it cannot be judged. */
  readonly met: boolean | null;
  /** Names the target and the reason. */
  readonly sentence: Bilingual;
}

interface SortedTargets {
  /** Those that are worked back to. */
  readonly open: readonly TargetReading[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Both in the model's order, as the scenario has them from which the backcast starts. `movable`: keys of the parameters that may
 * move; by default the levers. A target that nothing moves but that the scenario meets stays, for nothing is asked for it.
 */
export function sortTargets(
  prepared: PreparedModel,
  scenario: string,
  movable: readonly string[] = movableParameters(prepared),
): SortedTargets {
  const judged = new Set(openTargets(prepared));
  const parameters = new Set(movable);
  const surface = differentiate(prepared, []).at(scenarioPoint(prepared, scenario));
  const readings = targetReadings(prepared);
  const statuses = compareTargets(readings, (key, year) => surface.at(key, year)?.value);
  const isMissedUnmoved = (reading: TargetReading, i: number): boolean =>
    judged.has(reading) && statuses[i]?.met !== true && !isMoved(prepared, reading, parameters);
  const unmoved = new Set(readings.filter(isMissedUnmoved));
  // With nothing left to work back to, the answer is that they cannot be met.
  if (unmoved.size === judged.size) unmoved.clear();
  const leftOut = readings.flatMap((reading, i): readonly LeftOut[] => {
    const { target, unit, unjudged } = reading;
    const { key } = target;
    const name = describeTarget(prepared.model, target);
    const { met = null, projected } = statuses[i] ?? {};
    if (unjudged !== undefined) {
      const words = sentence(`backcast.left.${unjudged}`, { target: name });
      return [{ key, name, why: unjudged, met: null, sentence: words }];
    }
    const isOpen = judged.has(reading);
    if (isOpen && !unmoved.has(reading)) return [];
    const words = sentence(
      isOpen ? 'backcast.left.unmoved' : `backcast.left.${met === true ? 'met' : 'missed'}`,
      {
        target: name,
        value: typeof projected === 'number' ? amount(projected, unit) : '',
      },
    );
    return [{ key, name, why: isOpen ? 'unmoved' : 'decided', met, sentence: words }];
  });
  return { open: [...judged].filter((reading) => !unmoved.has(reading)), leftOut };
}

/** The same in as few sentences as can be: one for each target with a value of its own, and one for each other reason. */
export function leftOutSentences(rows: readonly LeftOut[]): readonly Bilingual[] {
  const valued = rows.filter(({ why }) => why === 'decided' || why === 'unmoved').map((row) => row.sentence);
  const grouped = (['itself', 'early', 'noValue', 'noSeries'] as const).flatMap((why) => {
    const names = rows.filter((row) => row.why === why).map(({ name }) => name);
    return names.length === 0
      ? []
      : [sentence(`backcast.left.${why}`, { target: joined(names, 'list.clause') })];
  });
  return [...valued, ...grouped];
}
