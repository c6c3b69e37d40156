/** The what-if analyses, one at a time; each runs its calculations in a worker. */
import type { ComponentType } from 'react';
import { WHATIF } from '../../messages/wording/whatif.js';
import { loadable } from '../controls/loadable.js';
import { PanelSwitch } from '../controls/PanelSwitch.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';

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

export default function AnalysisTab() {
  const { t } = useText(WHATIF);
  const nameOf = (kind: Analysis): string => t(`analysis.${kind}`);
  return <PanelSwitch label={t('analysis.kinds')} kinds={ANALYSES} nameOf={nameOf} panels={PANELS} />;
}
