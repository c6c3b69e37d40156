/** Backcast: the targets, the parameters that may change and how readily, constant or along a path; and the result. */
import { useMemo, useState } from 'react';
import { Button, Checkbox, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components';
import { movableParameters } from '../../analysis/backcast/backcast.js';
import { leftOutSentences, sortTargets } from '../../analysis/backcast/leftOut.js';
import { describeTarget } from '../../analysis/words/describeTarget.js';
import { influencesOn, influencesOnFormula } from '../../analysis/calculate/influence.js';
import { isSwitch } from '../../analysis/calculate/point.js';
import type { PreparedModel } from '../../model/prepared.js';
import { judgedTargets } from '../../model/targetReading.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import type { AnalysisProps } from '../state/state.js';
import { BackcastResult } from './BackcastResult.js';
import { nameOfKey } from '../text/groups.js';
import { JobBar } from './JobBar.js';
import { usePane } from '../state/PaneContext.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { useText } from '../text/text.js';
import { useJob } from './useJob.js';
import { Note } from '../controls/kit.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  choices: { display: 'flex', flexDirection: 'column', marginInlineStart: '-8px' },
  buttons: { display: 'flex', gap: '4px', marginInlineStart: '-8px' },
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  heading: { margin: '8px 0 2px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 120px',
    alignItems: 'center',
    gap: '8px',
    padding: '2px 0',
  },
});

/** The cost of a change, as the weight of its square; with `undefined` the parameter does not move. */
const READINESS = { locked: undefined, dear: 4, usual: 1, cheap: 0.25 } as const;
type Readiness = keyof typeof READINESS;
const LABELS = { locked: 'backLocked', dear: 'backDear', usual: 'backUsual', cheap: 'backCheap' } as const;

export default function BackcastPanel({ calculation: { prepared } }: AnalysisProps) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t, pick, list } = texts;
  const job = useJob('backcast');
  const { model } = prepared;
  const scenario = usePane((state) => state.scenario);
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Readonly<Record<string, Readiness>>>({});
  const [isPath, setPath] = useState(false);
  const [isOpen, setOpen] = useState(false);

  const relevant = useMemo(() => relevantParameters(prepared), [prepared]);
  const byDefault = useMemo(() => new Set(movableParameters(prepared)), [prepared]);
  const readinessOf = (key: string): Readiness => chosen[key] ?? (byDefault.has(key) ? 'usual' : 'locked');
  const free = useMemo(
    () => relevant.filter((key) => chosen[key] !== 'locked' && (key in chosen || byDefault.has(key))),
    [relevant, chosen, byDefault],
  );
  const { open, leftOut } = useMemo(() => sortTargets(prepared, scenario, free), [prepared, scenario, free]);
  const possible = open.map(({ target }) => target);
  const targets = possible.filter(({ key }) => !dropped.has(key));
  const levers = relevant.filter((key) => byDefault.has(key));
  const conditions = relevant.filter((key) => !byDefault.has(key));
  const groups = [...new Set(levers.map((key) => prepared.parameterByKey.get(key)?.parameter.group ?? ''))];
  const hard = prepared.rules.filter(({ rule }) => rule.severity === 'hard');
  const years = pathYears(prepared);

  return (
    <div className={styles.panel}>
      <Note>{t('backIntro')}</Note>
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('backTargets')}</legend>
        <div className={styles.buttons}>
          <Button size="small" appearance="subtle" onClick={() => setDropped(new Set())}>
            {t('backAll')}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            onClick={() => setDropped(new Set(possible.map(({ key }) => key)))}
          >
            {t('backNone')}
          </Button>
        </div>
        <div className={styles.choices}>
          {possible.map((target) => (
            <Checkbox
              key={target.key}
              label={pick(describeTarget(model, target))}
              checked={!dropped.has(target.key)}
              onChange={(_, { checked }) => {
                const next = new Set(dropped);
                if (checked === true) next.delete(target.key);
                else next.add(target.key);
                setDropped(next);
              }}
            />
          ))}
        </div>
        {leftOut.length > 0 && (
          <details>
            <summary className={styles.summary}>{t('backLeft', { count: leftOut.length })}</summary>
            {leftOutSentences(leftOut).map((words) => (
              <Note key={words.zh}>{pick(words)}</Note>
            ))}
          </details>
        )}
        {hard.length > 0 && (
          <Note>{t('backRules', { rules: list(hard.map(({ rule }) => pick(rule.name))) })}</Note>
        )}
      </fieldset>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={styles.summary}>
          {t('backParametersCount', { free: free.length, count: relevant.length })}
        </summary>
        {(isOpen ? groups : []).map((group) => (
          <GroupOfParameters
            key={group}
            heading={nameOfKey(group, model.groups, texts)}
            keys={levers.filter((key) => prepared.parameterByKey.get(key)?.parameter.group === group)}
            prepared={prepared}
            readinessOf={readinessOf}
            onChoose={(key, readiness) => setChosen({ ...chosen, [key]: readiness })}
          />
        ))}
        {isOpen && conditions.length > 0 && (
          <GroupOfParameters
            heading={t('conditionParameters')}
            keys={conditions}
            prepared={prepared}
            readinessOf={readinessOf}
            onChoose={(key, readiness) => setChosen({ ...chosen, [key]: readiness })}
          />
        )}
      </details>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('backPath')}</legend>
        <RadioGroup
          className={styles.choices}
          value={isPath ? 'path' : 'even'}
          onChange={(_, { value }) => setPath(value === 'path')}
        >
          <Radio value="even" label={t('backEven')} />
          <Radio value="path" label={t('backYears', { years: list(years) })} />
        </RadioGroup>
      </fieldset>
      {targets.length === 0 && <Note>{t(possible.length === 0 ? 'backNoneOpen' : 'backNoTargets')}</Note>}
      <JobBar
        job={job}
        label={t('backRun')}
        isReady={targets.length > 0}
        onRun={() =>
          job.run(model, {
            scenario,
            targets,
            movable: free,
            weights: Object.fromEntries(free.map((key) => [key, READINESS[readinessOf(key)] ?? 1])),
            ...(isPath ? { path: years } : {}),
          })
        }
      />
      {job.state.kind === 'done' && (
        <BackcastResult
          report={job.state.result}
          scenario={job.state.request.scenario}
          isPath={job.state.request.path !== undefined}
          prepared={prepared}
        />
      )}
    </div>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly keys: readonly string[];
  readonly prepared: PreparedModel;
  readonly readinessOf: (key: string) => Readiness;
  readonly onChoose: (key: string, readiness: Readiness) => void;
}

function GroupOfParameters({ heading, keys, prepared, readinessOf, onChoose }: GroupProps) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t } = texts;
  return (
    <>
      <h2 className={styles.heading}>{heading}</h2>
      {keys.map((key) => {
        const name = texts.pick(prepared.parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key });
        return (
          <div key={key} className={styles.row}>
            <span>{name}</span>
            <Select
              size="small"
              aria-label={name}
              value={readinessOf(key)}
              onChange={(_, { value }) => {
                const readiness = (Object.keys(READINESS) as Readiness[]).find((each) => each === value);
                if (readiness !== undefined) onChoose(key, readiness);
              }}
            >
              {(Object.keys(READINESS) as Readiness[]).map((readiness) => (
                <option key={readiness} value={readiness}>
                  {t(LABELS[readiness])}
                </option>
              ))}
            </Select>
          </div>
        );
      })}
    </>
  );
}

/** Parameters that can influence a target or a hard rule, without switches. */
function relevantParameters(prepared: PreparedModel): readonly string[] {
  const moving = new Set([
    ...influencesOn(
      prepared,
      judgedTargets(prepared).flatMap(({ series }) => series ?? []),
    ),
    ...prepared.rules
      .filter(({ rule }) => rule.severity === 'hard')
      .flatMap(({ expr }) => influencesOnFormula(prepared, expr)),
  ]);
  return prepared.parameters
    .filter(({ parameter }) => moving.has(parameter.key) && !isSwitch(parameter))
    .map(({ parameter }) => parameter.key);
}

/** The model's milestones after the base year, and its last year. */
function pathYears({ model }: PreparedModel): readonly number[] {
  const { milestones, baseYear, horizon } = model;
  return [...new Set([...milestones.filter((year) => year > baseYear && year <= horizon), horizon])].sort(
    (a, b) => a - b,
  );
}
