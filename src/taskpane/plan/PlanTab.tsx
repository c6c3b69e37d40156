/** The parts of a plan, one at a time: account, allocation, monitoring, blocks. */
import type { ComponentType } from 'react';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import { loadable } from '../controls/loadable.js';
import { PanelSwitch } from '../controls/PanelSwitch.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';

const PARTS = ['planAccount', 'planAllocation', 'planMonitoring', 'planBlocks'] as const;

const PANELS: Readonly<Record<(typeof PARTS)[number], ComponentType<AnalysisProps>>> = {
  planAccount: loadable(() => import('./AccountPanel.js')),
  planAllocation: loadable(() => import('./AllocationPanel.js')),
  planMonitoring: loadable(() => import('./MonitoringPanel.js')),
  planBlocks: loadable(() => import('./BlocksPanel.js')),
};

export default function PlanTab() {
  const { t } = useText(PLAN_WORDS);
  return <PanelSwitch label={t('planParts')} kinds={PARTS} nameOf={t} panels={PANELS} />;
}
