/**
 * Panels of a section, one at a time, behind a row of buttons. Each panel is a chunk of its own. An opened one stays mounted, so that
 * switching loses neither its result, nor a running calculation, nor what was typed.
 */
import { type ComponentType, Suspense, useRef, useState } from 'react';
import { ToggleButton, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Loading } from './Failsafe.js';
import { ShownProvider, useIsShown, usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  hidden: { display: 'none' },
  kinds: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '6px' },
});

interface Props<Kind extends string> {
  /** Of the row of buttons, for screen readers. */
  readonly label: string;
  /** In the order of the buttons; the first is open at the start. */
  readonly kinds: readonly [Kind, ...Kind[]];
  readonly nameOf: (kind: Kind) => string;
  readonly panels: Readonly<Record<Kind, ComponentType<AnalysisProps>>>;
}

export function PanelSwitch<Kind extends string>({ label, kinds, nameOf, panels }: Props<Kind>) {
  const styles = useStyles();
  const calculation = usePane((state) => state.calculation);
  const [chosen, setChosen] = useState<Kind>(kinds[0]);
  const [opened, setOpened] = useState<readonly Kind[]>([chosen]);
  const isShown = useIsShown();

  const choose = (kind: Kind) => {
    setChosen(kind);
    if (!opened.includes(kind)) setOpened([...opened, kind]);
  };

  if (calculation === undefined) return <Loading />;
  return (
    <div className={styles.tab}>
      <div className={styles.kinds} role="group" aria-label={label}>
        {kinds.map((kind) => (
          <ToggleButton
            key={kind}
            checked={kind === chosen}
            appearance={kind === chosen ? 'primary' : 'secondary'}
            size="small"
            onClick={() => choose(kind)}
          >
            {nameOf(kind)}
          </ToggleButton>
        ))}
      </div>
      {opened.map((kind) => (
        <OpenedPanel
          key={kind}
          Panel={panels[kind]}
          calculation={calculation}
          isShown={isShown && kind === chosen}
        />
      ))}
    </div>
  );
}

/** A hidden panel keeps its last calculation, so that nothing invisible is rendered. */
function OpenedPanel({
  Panel,
  calculation,
  isShown,
}: AnalysisProps & { readonly Panel: ComponentType<AnalysisProps>; readonly isShown: boolean }) {
  const styles = useStyles();
  const last = useRef(calculation);
  if (isShown) last.current = calculation;
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
