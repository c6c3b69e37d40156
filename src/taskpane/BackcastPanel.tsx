import type { AnalysisProps } from './AnalysisTab.js';

export default function BackcastPanel(_: AnalysisProps) {
  return null;
}
