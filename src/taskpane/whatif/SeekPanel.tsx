/** Goal seek: the value of a parameter for which an indicator has a given value in a year. */
import { useMemo, useState } from 'react';
import { Checkbox, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components';
import { reportedValue } from '../../figures/units.js';
import { goalsOf } from '../../analysis/seek/targetGoal.js';
import { targetSubject } from '../../analysis/words/describeTarget.js';
import { influencesOn } from '../../analysis/calculate/influence.js';
import { isLever, isSwitch } from '../../analysis/calculate/point.js';
import type { SeekBy } from '../../analysis/seek/variable.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import type { AnalysisProps } from '../state/state.js';
import { IndicatorChoice, ParameterChoice, YearChoice } from '../controls/Choice.js';
import { unitLabel } from '../text/format.js';
import { JobBar } from './JobBar.js';
import { NumberField } from '../controls/NumberField.js';
import { usePane } from '../state/PaneContext.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { SeekResult } from './SeekResult.js';
import { useText } from '../text/text.js';
import { useJob } from './useJob.js';
import { Field, Note } from '../controls/kit.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', gap: '8px' },
  legend: { padding: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  choices: { display: 'flex', flexDirection: 'column', marginInlineStart: '-8px' },
});

type Manner = 'one' | 'year' | 'factor';
const MANNERS = { one: 'seekByOne', year: 'seekByYear', factor: 'seekByFactor' } as const;

export default function SeekPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t, pick } = texts;
  const job = useJob('seek');
  const { prepared, projections } = calculation;
  const { model } = prepared;
  const scenario = usePane((state) => state.scenario);
  const focus = usePane((state) => state.indicator);

  const goals = useMemo(() => goalsOf(prepared), [prepared]);
  const [first] = useState(() => goals.find((goal) => goal.indicator === focus) ?? goals[0]);
  const [wantedIndicator, setIndicator] = useState(first?.indicator ?? focus);
  const [year, setYear] = useState(first?.year ?? model.horizon);
  const [typed, setValue] = useState<number | undefined>(first?.value);
  const [manner, setManner] = useState<Manner>('one');
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState(model.baseYear + 1);
  const [together, setTogether] = useState<readonly string[]>([]);

  const series =
    prepared.seriesByKey.get(wantedIndicator) ?? prepared.series.find(({ expr }) => expr !== undefined);
  const indicator = series?.indicator.key ?? '';
  const { moving, others } = useMemo(() => {
    const movers = new Set(influencesOn(prepared, [indicator]));
    const rows = prepared.parameters.filter(({ parameter }) => !isSwitch(parameter));
    // Levers first: for them the answer is advice, for other parameters it is a condition.
    const keys = [true, false].flatMap((wanted) =>
      rows
        .filter(({ parameter }) => isLever(prepared, parameter) === wanted)
        .map(({ parameter }) => parameter.key),
    );
    return { moving: keys.filter((key) => movers.has(key)), others: keys.filter((key) => !movers.has(key)) };
  }, [prepared, indicator]);
  if (series === undefined) return null;

  const later = prepared.years.filter((each) => each > model.baseYear);
  const projected = projections.get(scenario)?.indicators.find(({ key }) => key === indicator);
  const present = projected?.values[year - model.firstYear];
  const value =
    typed ?? (typeof present === 'number' ? Number(reportedValue(present, series.unit).toPrecision(4)) : 0);
  // Levers of the indicator's own group come first, because they are most likely meant.
  const own = moving.filter((key) => {
    const row = prepared.parameterByKey.get(key)?.parameter;
    return row !== undefined && row.group === series.indicator.group && isLever(prepared, row);
  });
  const parameter =
    [chosen, ...own, ...moving, ...others].find(
      (key) => key !== undefined && prepared.parameterByKey.has(key),
    ) ?? '';
  const parameters = together.filter((key) => moving.includes(key));
  const by: SeekBy =
    manner === 'factor' ? { parameters } : manner === 'year' ? { parameter, year: from } : { parameter };
  const taken = goals.findIndex(
    (goal) => goal.indicator === indicator && goal.year === year && goal.value === value,
  );

  return (
    <div className={styles.panel}>
      <Note>{t('seekIntro')}</Note>
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      {goals.length > 0 && (
        <Field label={t('seekFromTarget')}>
          {(id) => (
            <Select
              id={id}
              value={taken < 0 ? '' : String(taken)}
              onChange={(_, { value: place }) => {
                const goal = place === '' ? undefined : goals[Number(place)];
                if (goal === undefined) return;
                setIndicator(goal.indicator);
                setYear(goal.year);
                setValue(goal.value);
              }}
            >
              <option value="">{t('seekOwn')}</option>
              {goals.map(({ target }, place) => (
                <option key={target.key} value={place}>
                  {`${target.year} ${pick(targetSubject(model, target))} ${target.value} ${unitLabel(target.unit, texts)}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <IndicatorChoice
        label={t('indicator')}
        prepared={prepared}
        value={indicator}
        onChoose={(key) => {
          setIndicator(key);
          setValue(undefined);
        }}
      />
      <div className={styles.pair}>
        <YearChoice label={t('year')} years={later} value={year} onChoose={setYear} />
        <Field label={t('goalValue')}>
          {(id) => (
            <NumberField
              key={`${indicator}:${year}`}
              id={id}
              label={t('goalValue')}
              value={value}
              unit={unitLabel(series.unit.symbol, texts)}
              min={-Infinity}
              max={Infinity}
              onChange={setValue}
              onLeave={() => undefined}
            />
          )}
        </Field>
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('seekBy')}</legend>
        <RadioGroup
          className={styles.choices}
          value={manner}
          onChange={(_, { value: how }) => setManner(how === 'factor' || how === 'year' ? how : 'one')}
        >
          {(['one', 'year', 'factor'] as const).map((how) => (
            <Radio key={how} value={how} label={t(MANNERS[how])} />
          ))}
        </RadioGroup>
      </fieldset>
      {manner === 'factor' ? (
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('seekParameters')}</legend>
          <div className={styles.choices}>
            {moving.map((key) => (
              <Checkbox
                key={key}
                label={pick(prepared.parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key })}
                checked={together.includes(key)}
                onChange={(_, { checked }) =>
                  setTogether(checked === true ? [...together, key] : together.filter((each) => each !== key))
                }
              />
            ))}
            {moving.length === 0 && (
              <Note>{t('seekNoMover', { indicator: pick(series.indicator.name) })}</Note>
            )}
          </div>
        </fieldset>
      ) : (
        <div className={manner === 'year' ? styles.pair : undefined}>
          {manner === 'year' && (
            <YearChoice label={t('seekFrom')} years={later} value={from} onChoose={setFrom} />
          )}
          <ParameterChoice
            label={t('parameter')}
            prepared={prepared}
            moving={moving}
            others={others}
            value={parameter}
            onChoose={setChosen}
          />
        </div>
      )}
      <JobBar
        job={job}
        label={t('seekRun')}
        isReady={manner === 'factor' ? parameters.length > 0 : parameter !== ''}
        onRun={() => job.run(model, { scenario, indicator, year, value, by })}
      />
      {job.state.kind === 'done' && (
        <SeekResult report={job.state.result} request={job.state.request} prepared={prepared} />
      )}
    </div>
  );
}
