import type { AnalysisProps } from './AnalysisTab.js';
import { JobBar } from './JobBar.js';
import { usePane } from './PaneContext.js';
import { useText } from './text.js';
import { useJob } from './useJob.js';

export default function BackcastPanel({ calculation }: AnalysisProps) {
  const { pick } = useText();
  const job = useJob('backcast');
  const scenario = usePane((state) => state.scenario);
  return (
    <div>
      <JobBar job={job} label="倒推" onRun={() => job.run(calculation.prepared.model, { scenario })} />
      {job.state.kind === 'done' && <p>{pick(job.state.result.found.sentence)}</p>}
    </div>
  );
}
