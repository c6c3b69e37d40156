/**
 * The topics of the Overview: those of the pack's `overview` or, for missing parts, a choice from targets and headline marks. So
 * a pack without an overview has a full first page too.
 */
import type { PolicyTest } from '../../model/model.js';
import { policyKeys } from '../../model/overview.js';
import type { PreparedModel } from '../../model/prepared.js';

export interface Topics {
  /** Indicator that is drawn against its target. */
  readonly chart?: string;
  /** A total and its parts. */
  readonly whole?: string;
  readonly parts: readonly string[];
  /** Stated numbers that may be inconsistent. */
  readonly policy?: PolicyTest;
}

const KEY_INDICATORS = 10;

export function topicsOf(prepared: PreparedModel): Topics {
  const { overview, targets } = prepared.model;
  const has = (key: string): boolean => prepared.seriesByKey.has(key);
  const chart =
    overview?.chart ?? targets.map(({ indicator }) => indicator).find(has) ?? keyIndicators(prepared)[0];
  const { whole, parts = [], policy } = overview ?? {};
  return {
    ...(chart === undefined ? {} : { chart }),
    ...(whole === undefined ? {} : { whole }),
    parts,
    ...(policy === undefined ? {} : { policy }),
  };
}

/**
 * Indicators at the top of the Overview, as the pack lists them. If it lists none: among those marked as headline (or among all,
 * if none is marked) first the ones with a target, then one of each group that has none yet, then others as far as there is room;
 * in the model's order.
 */
export function keyIndicators(prepared: PreparedModel): readonly string[] {
  const { overview, targets } = prepared.model;
  if (overview?.indicators !== undefined) return overview.indicators;
  const outside = prepared.series
    .map(({ indicator }) => indicator)
    .filter(({ group }) => group !== overview?.policy?.group);
  const marked = outside.filter(({ headline }) => headline === true);
  const candidates = marked.length > 0 ? marked : outside;
  const targeted = new Set(targets.map(({ indicator }) => indicator));
  const chosen = candidates.filter(({ key }) => targeted.has(key));
  for (const candidate of candidates)
    if (!chosen.some(({ group }) => group === candidate.group)) chosen.push(candidate);
  const ranked = [...chosen, ...candidates.filter((candidate) => !chosen.includes(candidate))];
  const kept = ranked.slice(0, KEY_INDICATORS);
  return candidates.filter((candidate) => kept.includes(candidate)).map(({ key }) => key);
}

/** The indicators of the policy test's group, in the model's order. */
export function policyIndicators(prepared: PreparedModel, policy: PolicyTest): readonly string[] {
  return prepared.series
    .filter(({ indicator }) => indicator.group === policy.group)
    .map(({ indicator }) => indicator.key);
}

/**
 * All series on the Compare sheet: headline, policy and topic indicators, those with a target, and the parameters that state the
 * policy numbers.
 */
export function comparedIndicators(prepared: PreparedModel): readonly string[] {
  const { chart, whole, parts, policy } = topicsOf(prepared);
  const wanted = new Set<string>([...keyIndicators(prepared), ...parts]);
  for (const key of [chart, whole]) if (key !== undefined) wanted.add(key);
  if (policy !== undefined)
    for (const key of [...policyKeys(policy), ...policyIndicators(prepared, policy)]) wanted.add(key);
  for (const { indicator } of prepared.model.targets) wanted.add(indicator);
  const series = prepared.series
    .map(({ indicator }) => indicator)
    .filter(({ key, headline }) => wanted.has(key) || headline === true);
  const parameters = prepared.model.parameters.filter(({ key }) => wanted.has(key));
  return [...series, ...parameters].map(({ key }) => key);
}
