import type { AnalysisProps } from './AnalysisTab.js';

export default function SeekPanel(_: AnalysisProps) {
  return null;
}
