/**
 * The uncertainty of an indicator: a fan chart that follows the sliders below it, a whole simulation with any number of draws,
 * and the distributions behind both.
 */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { LiveRequest } from '../../analysis/uncertainty/live.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import type { AnalysisProps } from '../state/state.js';
import { IndicatorChoice } from '../controls/Choice.js';
import { CorrelationEditor } from './CorrelationEditor.js';
import { DistributionEditor } from './DistributionEditor.js';
import { Fold } from '../controls/Fold.js';
import { LiveFan } from './LiveFan.js';
import { LiveSliders } from './LiveSliders.js';
import { createLiveStore } from './liveStore.js';
import { handlesOf, moveAction, type Handle } from './movable.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { FIRST_SETTINGS, readSettings, type SettingTexts } from './simulationSettings.js';
import { useText } from '../text/text.js';
import { WholeSimulation } from './WholeSimulation.js';
import { Card } from '../controls/kit.js';

/** Draws of the live chart. */
const DRAWS = 10_000;

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

export default function UncertaintyPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const texts = useText();
  const { t } = useText(UNCERTAINTY);
  const dispatch = useDispatch();
  const scenario = usePane((state) => state.scenario);
  const chosen = usePane((state) => state.indicator);
  const attached = usePane((state) => state.attachments.simulation?.scenario);
  const { prepared } = calculation;
  const { model } = prepared;
  const projected = prepared.series.filter(({ expr }) => expr !== undefined);
  const series = projected.find(({ indicator }) => indicator.key === chosen) ?? projected[0];
  const indicator = series?.indicator.key ?? '';

  // The live chart uses the settings of the form as long as they are valid.
  const [settings, setSettings] = useState<SettingTexts>(FIRST_SETTINGS);
  const read = readSettings(settings, texts.language, t).plan;
  const plan = useRef(read);
  plan.current = read ?? plan.current;
  const { method = 'latin', seed = 0 } = plan.current ?? {};

  const store = useMemo(() => createLiveStore(), []);
  useEffect(() => () => store.close(), [store]);
  const handles = useMemo(() => handlesOf(prepared, scenario, indicator), [prepared, scenario, indicator]);
  const moves = useRef<Record<string, number>>({});
  useEffect(() => {
    if (indicator === '') return;
    const request: LiveRequest = {
      scenario,
      indicator,
      plan: { method, seed, draws: DRAWS },
      movable: handles.map(({ parameter, value, min, max }) => ({
        parameter: parameter.key,
        least: min - value,
        most: max - value,
      })),
    };
    moves.current = {};
    store.open(model, request, attached === undefined ? [scenario] : [scenario, attached]);
  }, [store, model, scenario, indicator, handles, method, seed, attached]);
  const hashes = useSyncExternalStore(store.subscribe, () => store.getState().hashes);

  const onMove = useCallback(
    ({ parameter, value }: Handle, next: number) => {
      moves.current = { ...moves.current, [parameter.key]: next - value };
      store.move(moves.current);
    },
    [store],
  );
  const onSettle = useCallback(
    (handle: Handle, value: number) => {
      dispatch(moveAction(prepared, scenario, handle, value));
      dispatch({ kind: 'endGesture' });
    },
    [dispatch, prepared, scenario],
  );

  if (series === undefined) return null;
  const name = prepared.scenarioByKey.get(scenario)?.name;
  return (
    <div className={styles.panel}>
      <IndicatorChoice
        label={t('indicator')}
        prepared={prepared}
        value={indicator}
        onChoose={(key) => dispatch({ kind: 'chooseIndicator', indicator: key })}
      />
      <ScenarioPicker scenarios={model.scenarios} label={texts.t('scenarios.choose')} />
      <Card>
        <LiveFan store={store} series={series} calculation={calculation} scenario={scenario} draws={DRAWS} />
        <LiveSliders
          store={store}
          handles={handles}
          scenarioName={name === undefined ? '' : texts.pick(name)}
          onMove={onMove}
          onSettle={onSettle}
        />
      </Card>
      <Card>
        <WholeSimulation
          calculation={calculation}
          scenario={scenario}
          indicator={indicator}
          settings={settings}
          onSettings={setSettings}
          hashes={hashes}
        />
      </Card>
      <Fold title={t('distributions')}>
        <DistributionEditor prepared={prepared} scenario={scenario} />
      </Fold>
      <Fold title={t('correlations')}>
        <CorrelationEditor prepared={prepared} scenario={scenario} />
      </Fold>
    </div>
  );
}
