/** The search for contradictions: in which scenario, and what was found. */
import { makeStyles } from '@fluentui/react-components';
import { CONTRADICTION_WORDS } from '../../messages/wording/contradictions.js';
import { Note } from '../controls/kit.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';
import { ContradictionsResult } from './ContradictionsResult.js';
import { JobBar } from './JobBar.js';
import { useJob } from './useJob.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

export default function ContradictionsPanel({ calculation: { prepared } }: AnalysisProps) {
  const styles = useStyles();
  const { t } = useText(CONTRADICTION_WORDS);
  const job = useJob('contradictions');
  const scenario = usePane((state) => state.scenario);
  return (
    <div className={styles.panel}>
      <Note>{t('intro')}</Note>
      <ScenarioPicker scenarios={prepared.model.scenarios} label={t('scenarios.choose')} />
      <JobBar job={job} label={t('run')} onRun={() => job.run(prepared.model, { scenario })} />
      {job.state.kind === 'done' && <ContradictionsResult found={job.state.result} prepared={prepared} />}
    </div>
  );
}
