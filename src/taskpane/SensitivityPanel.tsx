import type { AnalysisProps } from './AnalysisTab.js';

export default function SensitivityPanel(_: AnalysisProps) {
  return null;
}
