/**
 * The model's targets that a backcast leaves out, each with its reason: those that nothing can be compared with, and those that
 * an actual has decided already, met or missed.
 */
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { compareTargets } from '../../model/status.js';
import { openTargets, targetReadings, type TargetReading } from '../../model/targetReading.js';
import { differentiate } from '../calculate/derivatives.js';
import { scenarioPoint } from '../calculate/point.js';
import { describeTarget } from '../words/describeTarget.js';
import { amount } from '../words/words.js';

/** `decided`: an actual has met or missed it. The others as in targetReading.ts. */
type WhyLeftOut = 'decided' | NonNullable<TargetReading['unjudged']>;

export interface LeftOut {
  readonly key: string;
  readonly name: Bilingual;
  readonly why: WhyLeftOut;
  /** Whether it is met; null where it cannot be judged. */
  readonly met: boolean | null;
  /** Names the target and the reason. */
  readonly sentence: Bilingual;
}

/** In the model's order, as the scenario has them from which the backcast starts. */
export function leftOutTargets(prepared: PreparedModel, scenario: string): readonly LeftOut[] {
  const open = new Set(openTargets(prepared));
  const readings = targetReadings(prepared).filter((reading) => !open.has(reading));
  const surface = differentiate(prepared, []).at(scenarioPoint(prepared, scenario));
  const statuses = compareTargets(readings, (key, year) => surface.at(key, year)?.value);
  return readings.map((reading, i): LeftOut => {
    const { target, unit } = reading;
    const name = describeTarget(prepared.model, target);
    const { met = null, projected } = statuses[i] ?? {};
    if (reading.unjudged !== undefined) {
      const words = sentence(`backcast.left.${reading.unjudged}`, { target: name });
      return { key: target.key, name, why: reading.unjudged, met: null, sentence: words };
    }
    const words = sentence(met === true ? 'backcast.left.met' : 'backcast.left.missed', {
      target: name,
      value: typeof projected === 'number' ? amount(projected, unit) : '',
    });
    return { key: target.key, name, why: 'decided', met, sentence: words };
  });
}

/** The same in as few sentences as can be: one for each target that is decided, and one for each other reason. */
export function leftOutSentences(rows: readonly LeftOut[]): readonly Bilingual[] {
  const decided = rows.filter(({ why }) => why === 'decided').map((row) => row.sentence);
  const grouped = (['itself', 'early', 'noValue', 'noSeries'] as const).flatMap((why) => {
    const names = rows.filter((row) => row.why === why).map(({ name }) => name);
    return names.length === 0
      ? []
      : [sentence(`backcast.left.${why}`, { target: joined(names, 'list.clause') })];
  });
  return [...decided, ...grouped];
}
