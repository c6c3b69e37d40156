/**
 * What the Overview tells its story with, as keys of the Zhejiang pack. A pack without these keys gets the
 * same page without the part: nothing else in the workbook knows a key.
 */
import type { PreparedModel } from '../../model/prepared.js';

export interface Topics {
  /** Share that has the best known target; drawn against it. */
  readonly intensity?: string;
  /** A whole and the parts that make it up. */
  readonly whole?: string;
  readonly parts: readonly string[];
  /** The three policy numbers that may not hold together, and what each would have to be instead. */
  readonly conflict?: Conflict;
}

export interface Conflict {
  readonly growthGoal: string;
  readonly leverageGoal: string;
  readonly totalGoal: string;
  readonly projectedTotal: string;
  readonly excess: string;
  readonly growthNeeded: string;
  readonly leverageNeeded: string;
}

const INTENSITY = 'rd_intensity';
const WHOLE = 'society_st_input';
const PARTS = ['gov_st_input', 'enterprise_st_input', 'residual_st_input'];
const CONFLICT: Conflict = {
  growthGoal: 'gov_growth_goal',
  leverageGoal: 'leverage_goal',
  totalGoal: 'society_goal',
  projectedTotal: 'society_policy_path',
  excess: 'policy_excess',
  growthNeeded: 'gov_growth_needed',
  leverageNeeded: 'leverage_needed',
};

/** Group whose indicators test the policy numbers against each other. */
export const POLICY_GROUP = 'policy';

const KEY_INDICATORS = 10;

export function topicsOf(prepared: PreparedModel): Topics {
  const has = (key: string): boolean => prepared.seriesByKey.has(key);
  const targeted = prepared.model.targets.map((target) => target.indicator).find(has);
  const intensity = has(INTENSITY) ? INTENSITY : targeted;
  const whole = has(WHOLE) && PARTS.every(has);
  const goals = [CONFLICT.growthGoal, CONFLICT.leverageGoal, CONFLICT.totalGoal];
  const results = [CONFLICT.projectedTotal, CONFLICT.excess, CONFLICT.growthNeeded, CONFLICT.leverageNeeded];
  const conflict = goals.every((key) => prepared.parameterByKey.has(key)) && results.every(has);
  return {
    ...(intensity === undefined ? {} : { intensity }),
    ...(whole ? { whole: WHOLE } : {}),
    parts: whole ? PARTS : [],
    ...(conflict ? { conflict: CONFLICT } : {}),
  };
}

/**
 * Indicators at the head of the Overview: of those marked (or of all, when none is) first the ones with a
 * target, then one of each group not yet there, then the rest as far as there is room; in the model's order.
 */
export function keyIndicators(prepared: PreparedModel): readonly string[] {
  const outside = prepared.series
    .map(({ indicator }) => indicator)
    .filter(({ group }) => group !== POLICY_GROUP);
  const marked = outside.filter(({ headline }) => headline === true);
  const candidates = marked.length > 0 ? marked : outside;
  const targeted = new Set(prepared.model.targets.map(({ indicator }) => indicator));
  const chosen = candidates.filter(({ key }) => targeted.has(key));
  for (const candidate of candidates)
    if (!chosen.some(({ group }) => group === candidate.group)) chosen.push(candidate);
  const ranked = [...chosen, ...candidates.filter((candidate) => !chosen.includes(candidate))];
  const kept = ranked.slice(0, KEY_INDICATORS);
  return candidates.filter((candidate) => kept.includes(candidate)).map(({ key }) => key);
}

/**
 * Everything that Compare sets side by side: headline, policy and topic indicators, those with a target, and
 * the parameters that state the policy numbers.
 */
export function comparedIndicators(prepared: PreparedModel): readonly string[] {
  const { intensity, whole, parts, conflict } = topicsOf(prepared);
  const wanted = new Set<string>([...keyIndicators(prepared), ...parts]);
  if (intensity !== undefined) wanted.add(intensity);
  if (whole !== undefined) wanted.add(whole);
  if (conflict !== undefined) for (const key of Object.values(conflict) as string[]) wanted.add(key);
  for (const { indicator } of prepared.model.targets) wanted.add(indicator);
  const series = prepared.series
    .map(({ indicator }) => indicator)
    .filter(({ key, headline, group }) => wanted.has(key) || headline === true || group === POLICY_GROUP);
  const parameters = prepared.model.parameters.filter(({ key }) => wanted.has(key));
  return [...series, ...parameters].map(({ key }) => key);
}
