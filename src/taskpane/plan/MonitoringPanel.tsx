/** Monitoring: actuals within the year are typed or pasted, and compared with the plan; who is behind, the state of each series, its trend. */
import { useMemo, useState } from 'react';
import { Input, makeStyles } from '@fluentui/react-components';
import { writeActuals, type ActualRow } from '../../analysis/monitoring/actualRows.js';
import { monitorActuals } from '../../analysis/monitoring/monitor.js';
import { readActuals } from '../../analysis/monitoring/readActuals.js';
import { readTypedPeriod } from '../../analysis/monitoring/typedPeriod.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { Observed } from '../../workbook/plan/attachments.js';
import { Field, Note } from '../controls/kit.js';
import { ProblemNotice } from '../controls/ProblemList.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { useText } from '../text/text.js';
import { MonitoringResult } from './MonitoringResult.js';
import { MonitoringTrend } from './MonitoringTrend.js';
import { ObservationFields } from './ObservationFields.js';
import { ObservationList } from './ObservationList.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

const NONE: Observed = { rows: [] };

export default function MonitoringPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const { t } = useText(PLAN_WORDS);
  const dispatch = useDispatch();
  const { prepared, projections } = calculation;
  const scenario = usePane((state) => state.scenario);
  const observed = usePane((state) => state.attachments.observations) ?? NONE;
  const [typedAsOf, setAsOf] = useState(observed.asOf ?? '');
  const projection = projections.get(scenario) ?? [...projections.values()][0];
  const store = (change: Partial<Observed>) =>
    dispatch({ kind: 'attach', attachments: { observations: { ...observed, ...change } } });

  const asOf = useMemo(() => readTypedPeriod(observed.asOf ?? ''), [observed.asOf]);
  const read = useMemo(
    () => (observed.rows.length === 0 ? undefined : readActuals(writeActuals(observed.rows), '', prepared)),
    [observed.rows, prepared],
  );
  const found = useMemo(
    () =>
      read === undefined || projection === undefined
        ? undefined
        : monitorActuals(
            prepared,
            projection,
            read.observations,
            asOf.ok ? asOf.span : undefined,
            observed.shape,
          ),
    [read, projection, prepared, asOf, observed.shape],
  );
  const problems = [...(read?.problems ?? []), ...(found?.problems ?? [])];

  return (
    <div className={styles.panel}>
      <Note>{t('monitoringIntro')}</Note>
      <ScenarioPicker scenarios={prepared.model.scenarios} label={t('scenarios.choose')} />
      <ObservationFields
        prepared={prepared}
        rows={observed.rows}
        onChange={(rows: readonly ActualRow[]) => store({ rows })}
      />
      <ObservationList prepared={prepared} rows={observed.rows} onChange={(rows) => store({ rows })} />
      {observed.rows.length > 0 && (
        <Field label={t('monitoringAsOf')}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              aria-invalid={typedAsOf.trim() !== '' && !readTypedPeriod(typedAsOf).ok}
              value={typedAsOf}
              onChange={(_, { value }) => {
                setAsOf(value);
                const typed = readTypedPeriod(value);
                const { asOf: _old, ...rest } = observed;
                if (typed.ok) store({ asOf: typed.period });
                else if (value.trim() === '')
                  dispatch({ kind: 'attach', attachments: { observations: rest } });
              }}
            />
          )}
        </Field>
      )}
      <ProblemNotice problems={problems} />
      {found !== undefined && found.rows.length > 0 && (
        <>
          <MonitoringResult prepared={prepared} rows={found.rows} />
          {projection !== undefined && read !== undefined && (
            <MonitoringTrend
              prepared={prepared}
              projection={projection}
              observations={read.observations}
              shape={observed.shape}
            />
          )}
        </>
      )}
    </div>
  );
}
