/** Chooses the series in focus: an indicator by group, and one of its members if it has any. */
import type { PreparedModel } from '../../model/prepared.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { SeriesChoice } from './SeriesChoice.js';

export function IndicatorSelect({ prepared }: { readonly prepared: PreparedModel }) {
  const { t } = useText();
  const dispatch = useDispatch();
  const chosen = usePane((state) => state.indicator);
  const shown = prepared.seriesByKey.get(chosen) ?? prepared.series[0];
  return (
    <SeriesChoice
      label={t('results.indicator')}
      prepared={prepared}
      series={prepared.series}
      value={shown?.indicator.key ?? ''}
      onChoose={(indicator) => dispatch({ kind: 'chooseIndicator', indicator })}
    />
  );
}
