/** Values of past years that the scenario in focus changes: each with the reason why that is wrong and its remedy. */
import { useMemo } from 'react';
import { tellChangedPast } from '../../model/pastGaps.js';
import { Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import type { Calculation } from '../state/state.js';

export default function ChangedPast({
  calculation: { prepared, projections },
  scenario,
}: {
  readonly calculation: Calculation;
  readonly scenario: string;
}) {
  const problems = useMemo(() => {
    const own = projections.get(scenario);
    const base = projections.get(prepared.model.scenarios[0]?.key ?? '');
    return own === undefined || base === undefined || own === base
      ? []
      : tellChangedPast(prepared, own, base);
  }, [prepared, projections, scenario]);
  if (problems.length === 0) return null;
  return (
    <Notice intent="warning">
      <ProblemList problems={problems} />
    </Notice>
  );
}
