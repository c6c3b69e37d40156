/**
 * The results: one indicator in all scenarios with its targets, the status of every target and rule in the scenario in focus, and
 * inconsistent policy numbers. Everything follows every edit.
 */
import { Suspense } from 'react';
import { makeStyles } from '@fluentui/react-components';
import { Conflict } from './Conflict.js';
import { Loading } from '../controls/Failsafe.js';
import { Fold } from '../controls/Fold.js';
import { loadable } from '../controls/loadable.js';
import { ErrorNotes } from '../controls/ErrorNotes.js';
import { MemberTable } from './MemberTable.js';
import { IndicatorChart } from './IndicatorChart.js';
import { IndicatorSelect } from '../controls/IndicatorSelect.js';
import { usePane } from '../state/PaneContext.js';
import { RuleList } from './RuleList.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import type { Projection } from '../../model/projection.js';
import type { Calculation } from '../state/state.js';
import { TargetList } from './TargetList.js';
import { useText } from '../text/text.js';
import { WHY } from '../../messages/wording/why.js';
import { Card, Notice } from '../controls/kit.js';

const WhyPanel = loadable(() => import('./WhyPanel.js'));

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
});

export default function ResultsTab() {
  const calculation = usePane((state) => state.calculation);
  return calculation === undefined ? <Loading /> : <Results calculation={calculation} />;
}

function Results({ calculation }: { calculation: Calculation }) {
  const styles = useStyles();
  const { t, pick, list } = useText(WHY);
  const asked = usePane((state) => state.asked);
  const indicator = usePane((state) => state.indicator);
  const scenario = usePane((state) => state.scenario);
  const drafts = usePane((state) => state.drafts);
  const { prepared, projections } = calculation;
  const projection = projections.get(scenario);
  const wrong = prepared.series.filter((row) => drafts[row.indicator.key] !== undefined);
  const series = prepared.seriesByKey.get(indicator) ?? prepared.series[0];

  return (
    <div className={styles.tab}>
      {wrong.length > 0 && (
        <Notice intent="warning">
          {t('model.staleResults', { names: list(wrong.map((row) => pick(row.indicator.name))) })}
        </Notice>
      )}
      {asked?.cell !== undefined && (
        <Notice intent="warning">{t('whyNoSubject', { cell: asked.cell })}</Notice>
      )}
      <IndicatorSelect prepared={prepared} />
      <Card>
        {series !== undefined && (
          <>
            <IndicatorChart series={series} calculation={calculation} scenario={scenario} />
            <ErrorNotes prepared={prepared} values={valuesOf(series.indicator.key, projection)} />
            {projection !== undefined && (
              <MemberTable series={series} calculation={calculation} projection={projection} />
            )}
          </>
        )}
      </Card>
      {series !== undefined && projection !== undefined && (
        <Fold title={t('results.why')} opener={asked?.year === undefined ? undefined : asked}>
          <Suspense fallback={<Loading />}>
            <WhyPanel
              calculation={calculation}
              projection={projection}
              indicator={series.indicator.key}
              asked={asked?.year === undefined ? undefined : asked}
            />
          </Suspense>
        </Fold>
      )}
      <ScenarioPicker scenarios={prepared.model.scenarios} label={t('scenarios.choose')} />
      {projection !== undefined && (
        <>
          <ErrorNotes prepared={prepared} values={projection.indicators.flatMap(({ values }) => values)} />
          <TargetList calculation={calculation} projection={projection} />
          <RuleList prepared={prepared} projection={projection} />
        </>
      )}
      <Conflict calculation={calculation} scenario={scenario} />
    </div>
  );
}

function valuesOf(indicator: string, projection: Projection | undefined) {
  return projection?.indicators.find(({ key }) => key === indicator)?.values ?? [];
}
