/**
 * A whole simulation: settings, start button, progress, stop button, and result. The result can be written to the workbook; both
 * there and here it is marked if the model has changed since.
 */
import { useEffect, useId, useRef, useState } from 'react';
import { Button, Input, ProgressBar, Select, makeStyles, tokens } from '@fluentui/react-components';
import { stampSimulation, stampedOutputs } from '../../analysis/uncertainty/stamp.js';
import {
  allOutputs,
  type Simulation,
  type SimulationRequest,
} from '../../analysis/uncertainty/uncertainty.js';
import type { Finding } from '../../analysis/uncertainty/uncertain.js';
import type { PreparedModel } from '../../model/prepared.js';
import { METHODS, type Method } from '../../sampling/uniforms.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { startDrawing, type Drawing } from '../workers/drawPool.js';
import { formatNumber } from '../text/format.js';
import type { Hashes } from '../workers/protocol.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { SimulationResult } from './SimulationResult.js';
import { readSettings, type SettingTexts } from './simulationSettings.js';
import type { Calculation } from '../state/state.js';
import { useText } from '../text/text.js';
import { VERSION } from '../workers/version.js';
import { Field, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '10px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px' },
  wide: { gridColumn: '1 / -1' },
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  message: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorPaletteRedForeground1,
  },
  under: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '8px 12px',
  },
});

/** Up to this number of draws all outputs are analysed in detail, so that another one can be shown without a new simulation. */
const CLOSE_DRAWS = 100_000;
/** Number of draws per worker for which starting another worker is worthwhile. */
const DRAWS_PER_WORKER = 20_000;
const MOST_WORKERS = 8;
const MEGABYTE = 2 ** 20;

type State =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running'; readonly share: number; readonly isSilent: boolean }
  | { readonly kind: 'broken'; readonly detail: string }
  | Answered;

interface Answered {
  readonly kind: 'done';
  readonly finding: Finding<Simulation>;
  readonly prepared: PreparedModel;
  readonly scenario: string;
  readonly hash: string;
}

interface Props {
  readonly calculation: Calculation;
  readonly scenario: string;
  readonly indicator: string;
  readonly settings: SettingTexts;
  readonly onSettings: (settings: SettingTexts) => void;
  /** Of the present model; a scenario is missing as long as its fingerprint is not known. */
  readonly hashes: Hashes;
}

export function WholeSimulation({ calculation, scenario, indicator, settings, onSettings, hashes }: Props) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const drawing = useRef<Drawing>(undefined);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const { prepared } = calculation;
  const { plan, problems } = readSettings(settings, texts.language, t);
  useEffect(() => () => drawing.current?.stop(), []);

  const run = () => {
    if (plan === undefined) return;
    const stamped = stampedOutputs(prepared);
    const own = allOutputs(prepared).filter(
      ({ key }) => key === indicator && !stamped.some((cell) => cell.key === indicator),
    );
    const outputs = [...stamped, ...own];
    const request: SimulationRequest = {
      scenario,
      plan,
      outputs,
      focus: plan.draws <= CLOSE_DRAWS ? outputs : outputs.filter(({ key }) => key === indicator),
      memory: memoryOf(),
    };
    setState({ kind: 'running', share: 0, isSilent: false });
    const change = (part: { readonly share: number } | { readonly isSilent: boolean }) =>
      setState((now) => (now.kind === 'running' ? { ...now, ...part } : now));
    const started = startDrawing(prepared, request, workersFor(plan.draws), {
      onProgress: (share) => change({ share }),
      onSilent: (isSilent) => change({ isSilent }),
    });
    drawing.current = started;
    void started.outcome.then((outcome) =>
      setState(outcome.kind === 'done' ? { ...outcome, prepared, scenario } : outcome),
    );
  };

  return (
    <section className={styles.section} aria-label={t('whole')}>
      <h2 className={styles.title}>{t('whole')}</h2>
      <Note>{t('wholeNote')}</Note>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <Field label={t('method')}>
            {(id) => (
              <Select
                id={id}
                value={settings.method}
                onChange={(_, { value }) => onSettings({ ...settings, method: value as Method })}
              >
                {METHODS.map((method) => (
                  <option key={method} value={method}>
                    {t(`method.${method}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {(['draws', 'seed'] as const).map((field) => (
          <WholeNumberField
            key={field}
            label={t(field)}
            value={settings[field]}
            problem={problems[field]}
            onChange={(text) => onSettings({ ...settings, [field]: text })}
          />
        ))}
      </div>
      {state.kind === 'running' ? (
        <div className={styles.under}>
          <div>
            <ProgressBar aria-label={t('progress')} max={1} value={state.share} />
            <Note as="span">
              {t('progressOf', { share: `${formatNumber(100 * state.share, 0, texts)}%` })}
            </Note>
          </div>
          <Button onClick={() => drawing.current?.stop()}>{t('stop')}</Button>
        </div>
      ) : (
        <Button appearance="primary" disabled={plan === undefined} onClick={run}>
          {t('run')}
        </Button>
      )}
      <div role="status">
        {state.kind === 'running' && state.isSilent && <Notice intent="warning">{t('wholeSilent')}</Notice>}
        {state.kind === 'stopped' && <Note as="span">{t('stopped')}</Note>}
        {state.kind === 'broken' && (
          <Notice intent="error">{t('wholeBroken', { detail: state.detail })}</Notice>
        )}
        {state.kind === 'done' && !state.finding.ok && (
          <Notice intent="warning">
            {state.finding.reasons.map((reason) => texts.pick(reason)).join(' ')}
          </Notice>
        )}
      </div>
      <Kept prepared={prepared} hashes={hashes} />
      {state.kind === 'done' && state.finding.ok && (
        <Result answered={state} simulation={state.finding.value} indicator={indicator} hashes={hashes} />
      )}
    </section>
  );
}

/** The result, its settings, and the button that stores it. */
function Result({
  answered,
  simulation,
  indicator,
  hashes,
}: {
  readonly answered: Answered;
  readonly simulation: Simulation;
  readonly indicator: string;
  readonly hashes: Hashes;
}) {
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const dispatch = useDispatch();
  const scenario = usePane((state) => state.scenario);
  const { prepared, finding } = answered;
  const { draws, method, seed } = simulation.plan;
  const isStale =
    answered.scenario !== scenario || (hashes[scenario] !== undefined && hashes[scenario] !== answered.hash);
  const attach = () => {
    const stamp = stampSimulation(prepared, answered.scenario, simulation, VERSION);
    dispatch({ kind: 'attach', attachments: { simulation: stamp } });
  };
  const name = prepared.scenarioByKey.get(answered.scenario)?.name;
  return (
    <>
      {isStale && <Notice intent="warning">{t('stale')}</Notice>}
      <Note>
        {t('done', {
          scenario: name === undefined ? '' : texts.pick(name),
          draws: formatNumber(draws, 0, texts),
          method: t(`method.${method}`),
          seed,
        })}
      </Note>
      {finding.ok &&
        finding.remarks.map((remark) => (
          <Notice key={remark.en} intent="info">
            {texts.pick(remark)}
          </Notice>
        ))}
      <SimulationResult prepared={prepared} simulation={simulation} indicator={indicator} />
      <Button onClick={attach}>{t('attach')}</Button>
    </>
  );
}

/** Shows whether the simulation in the workbook is of the present model. */
function Kept({ prepared, hashes }: { readonly prepared: PreparedModel; readonly hashes: Hashes }) {
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const simulation = usePane((state) => state.attachments.simulation);
  if (simulation === undefined) return null;
  const { scenario, modelHash } = simulation;
  const isThere = prepared.scenarioByKey.has(scenario);
  // The fingerprint is being calculated.
  if (isThere && hashes[scenario] === undefined) return null;
  const isFresh = isThere && hashes[scenario] === modelHash;
  return (
    <Notice intent={isFresh ? 'success' : 'warning'}>
      {isFresh
        ? t('attachedCurrent', { draws: formatNumber(simulation.draws, 0, texts), seed: simulation.seed })
        : t('attachedStale')}
    </Notice>
  );
}

function WholeNumberField(props: {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  const styles = useStyles();
  const message = useId();
  const { label, value, problem, onChange } = props;
  return (
    <div>
      <Field label={label}>
        {(id) => (
          <Input
            id={id}
            className={styles.input}
            inputMode="numeric"
            autoComplete="off"
            value={value}
            aria-invalid={problem !== undefined}
            {...(problem === undefined ? {} : { 'aria-describedby': message })}
            onChange={(_, { value: text }) => onChange(text)}
          />
        )}
      </Field>
      {problem !== undefined && (
        <p id={message} role="alert" className={styles.message}>
          {problem}
        </p>
      )}
    </div>
  );
}

function workersFor(draws: number): number {
  const most = Math.min(MOST_WORKERS, navigator.hardwareConcurrency);
  return Math.max(1, Math.min(most, Math.floor(draws / DRAWS_PER_WORKER)));
}

/** An eighth of the machine's memory, if it is known, within the limits of a browser tab. */
function memoryOf(): number {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return Math.min(512, Math.max(64, (deviceMemory * 1024) / 8)) * MEGABYTE;
}
