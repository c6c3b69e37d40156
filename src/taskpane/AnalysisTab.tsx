/** The what-if analyses, one at a time: each is a chunk of its own that runs its calculations in a worker. */
import { type ComponentType, Suspense, lazy, useState } from 'react';
import { ToggleButton, makeStyles } from '@fluentui/react-components';
import { Loading } from './Failsafe.js';
import { usePane } from './PaneContext.js';
import type { Calculation } from './state.js';
import { useText } from './text.js';

export interface AnalysisProps {
  readonly calculation: Calculation;
}

const ANALYSES = ['uncertainty', 'sensitivity', 'seek', 'backcast'] as const;
type Analysis = (typeof ANALYSES)[number];

const PANELS: Readonly<Record<Analysis, ComponentType<AnalysisProps>>> = {
  uncertainty: lazy(() => import('./UncertaintyPanel.js')),
  sensitivity: lazy(() => import('./SensitivityPanel.js')),
  seek: lazy(() => import('./SeekPanel.js')),
  backcast: lazy(() => import('./BackcastPanel.js')),
};

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  kinds: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '6px' },
});

export default function AnalysisTab() {
  const styles = useStyles();
  const { t } = useText();
  const calculation = usePane((state) => state.calculation);
  const [chosen, setChosen] = useState<Analysis>('uncertainty');
  const Panel = PANELS[chosen];

  if (calculation === undefined) return <Loading />;
  return (
    <div className={styles.tab}>
      <div className={styles.kinds} role="group" aria-label={t('analysis.kinds')}>
        {ANALYSES.map((kind) => (
          <ToggleButton
            key={kind}
            checked={kind === chosen}
            appearance={kind === chosen ? 'primary' : 'secondary'}
            size="small"
            onClick={() => setChosen(kind)}
          >
            {t(`analysis.${kind}`)}
          </ToggleButton>
        ))}
      </div>
      <Suspense fallback={<Loading />}>
        <Panel calculation={calculation} />
      </Suspense>
    </div>
  );
}
