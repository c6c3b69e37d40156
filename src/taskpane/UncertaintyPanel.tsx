import type { AnalysisProps } from './AnalysisTab.js';

export default function UncertaintyPanel(_: AnalysisProps) {
  return null;
}
