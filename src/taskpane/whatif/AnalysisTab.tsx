/**
 * The what-if analyses, one at a time: each is a separate chunk that runs its calculations in a worker. An opened analysis stays
 * mounted, so that switching to another loses neither its result nor a running calculation.
 */
import { type ComponentType, Suspense, useRef, useState } from 'react';
import { ToggleButton, makeStyles, mergeClasses } from '@fluentui/react-components';
import { WHATIF } from '../../messages/wording/whatif.js';
import { Loading } from '../controls/Failsafe.js';
import { ShownProvider, useIsShown, usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';
import { loadable } from '../controls/loadable.js';

const ANALYSES = ['uncertainty', 'sensitivity', 'seek', 'backcast', 'contradictions', 'roll'] as const;
type Analysis = (typeof ANALYSES)[number];

const PANELS: Readonly<Record<Analysis, ComponentType<AnalysisProps>>> = {
  uncertainty: loadable(() => import('../uncertainty/UncertaintyPanel.js')),
  sensitivity: loadable(() => import('./SensitivityPanel.js')),
  seek: loadable(() => import('./SeekPanel.js')),
  backcast: loadable(() => import('./BackcastPanel.js')),
  contradictions: loadable(() => import('./ContradictionsPanel.js')),
  roll: loadable(() => import('./RollPanel.js')),
};

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  hidden: { display: 'none' },
  kinds: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '6px' },
});

export default function AnalysisTab() {
  const styles = useStyles();
  const { t } = useText(WHATIF);
  const calculation = usePane((state) => state.calculation);
  const [chosen, setChosen] = useState<Analysis>('uncertainty');
  const [opened, setOpened] = useState<readonly Analysis[]>([chosen]);
  const isShown = useIsShown();

  const choose = (kind: Analysis) => {
    setChosen(kind);
    if (!opened.includes(kind)) setOpened([...opened, kind]);
  };

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
            onClick={() => choose(kind)}
          >
            {t(`analysis.${kind}`)}
          </ToggleButton>
        ))}
      </div>
      {opened.map((kind) => (
        <OpenedPanel key={kind} kind={kind} calculation={calculation} isShown={isShown && kind === chosen} />
      ))}
    </div>
  );
}

/** A hidden panel keeps its last calculation, so that nothing invisible is rendered. */
function OpenedPanel({
  kind,
  calculation,
  isShown,
}: AnalysisProps & { readonly kind: Analysis; readonly isShown: boolean }) {
  const styles = useStyles();
  const last = useRef(calculation);
  if (isShown) last.current = calculation;
  const Panel = PANELS[kind];
  return (
    <div className={mergeClasses(!isShown && styles.hidden)}>
      <Suspense fallback={<Loading />}>
        <ShownProvider isShown={isShown}>
          <Panel calculation={last.current} />
        </ShownProvider>
      </Suspense>
    </div>
  );
}
