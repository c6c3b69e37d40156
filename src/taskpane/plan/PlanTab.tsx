/**
 * The parts of a plan, one at a time: account, allocation, monitoring, blocks. Each is a chunk of its own, and stays mounted once opened,
 * so that what was typed is not lost.
 */
import { type ComponentType, Suspense, useRef, useState } from 'react';
import { ToggleButton, makeStyles, mergeClasses } from '@fluentui/react-components';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import { Loading } from '../controls/Failsafe.js';
import { loadable } from '../controls/loadable.js';
import { ShownProvider, useIsShown, usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';

const PARTS = ['planAccount', 'planAllocation', 'planMonitoring', 'planBlocks'] as const;
type Part = (typeof PARTS)[number];

const PANELS: Readonly<Record<Part, ComponentType<AnalysisProps>>> = {
  planAccount: loadable(() => import('./AccountPanel.js')),
  planAllocation: loadable(() => import('./AllocationPanel.js')),
  planMonitoring: loadable(() => import('./MonitoringPanel.js')),
  planBlocks: loadable(() => import('./BlocksPanel.js')),
};

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  hidden: { display: 'none' },
  kinds: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '6px' },
});

export default function PlanTab() {
  const styles = useStyles();
  const { t } = useText(PLAN_WORDS);
  const calculation = usePane((state) => state.calculation);
  const [chosen, setChosen] = useState<Part>('planAccount');
  const [opened, setOpened] = useState<readonly Part[]>([chosen]);
  const isShown = useIsShown();

  if (calculation === undefined) return <Loading />;
  return (
    <div className={styles.tab}>
      <div className={styles.kinds} role="group" aria-label={t('planParts')}>
        {PARTS.map((part) => (
          <ToggleButton
            key={part}
            checked={part === chosen}
            appearance={part === chosen ? 'primary' : 'secondary'}
            size="small"
            onClick={() => {
              setChosen(part);
              if (!opened.includes(part)) setOpened([...opened, part]);
            }}
          >
            {t(part)}
          </ToggleButton>
        ))}
      </div>
      {opened.map((part) => (
        <OpenedPart key={part} part={part} calculation={calculation} isShown={isShown && part === chosen} />
      ))}
    </div>
  );
}

/** A hidden part keeps its last calculation, so that nothing invisible is rendered. */
function OpenedPart({
  part,
  calculation,
  isShown,
}: AnalysisProps & { readonly part: Part; readonly isShown: boolean }) {
  const styles = useStyles();
  const last = useRef(calculation);
  if (isShown) last.current = calculation;
  const Panel = PANELS[part];
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
