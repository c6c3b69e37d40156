/** Shows whether the variance shares in the workbook are of the present model. */
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { formatNumber } from '../text/format.js';
import { usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { useFingerprint } from './useFingerprint.js';
import { Notice } from '../controls/kit.js';

interface Props {
  readonly prepared: PreparedModel;
  /** A result of the present model, whose fingerprint is therefore known. */
  readonly fresh: StampedVariance | undefined;
}

export function KeptVariance({ prepared, fresh }: Props) {
  const texts = useText(WHATIF);
  const { t } = texts;
  const kept = usePane((state) => state.attachments.variance);
  const isThere = kept !== undefined && prepared.scenarioByKey.has(kept.scenario);
  const known = isThere && fresh?.scenario === kept.scenario ? fresh.modelHash : undefined;
  const made = useFingerprint(prepared.model, isThere && known === undefined ? kept.scenario : undefined);
  if (kept === undefined) return null;
  const hash = known ?? made;
  // The fingerprint is being calculated.
  if (isThere && hash === undefined) return null;
  const isCurrent = isThere && hash === kept.modelHash;
  const name = prepared.seriesByKey.get(kept.indicator)?.indicator.name;
  const words = {
    indicator: name === undefined ? kept.indicator : texts.pick(name),
    year: kept.year,
    draws: formatNumber(kept.draws, 0, texts),
  };
  return (
    <Notice intent={isCurrent ? 'success' : 'warning'}>
      {t(isCurrent ? 'sensSobolKept' : 'sensSobolKeptStale', words)}
    </Notice>
  );
}
