/**
 * The wizard of a new year: actuals are typed or pasted, what follows is shown with its causes, and accepting moves the base year as
 * one step of undo. Numbers that contradict each other ask which side gives way.
 */
import { useState } from 'react';
import { Button, Input, Radio, RadioGroup, Textarea, makeStyles } from '@fluentui/react-components';
import { ROLL_WORDS } from '../../messages/wording/roll.js';
import { YearChoice } from '../controls/Choice.js';
import { Field, Note, Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { timeText } from '../state/clock.js';
import { useStore } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import { JobBar } from './JobBar.js';
import { RollPreview } from './RollPreview.js';
import { useJob } from './useJob.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: '8px' },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  wide: { width: '100%' },
  choices: { marginInlineStart: '-8px' },
});

export default function RollPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const { t } = useText(ROLL_WORDS);
  // A new form for the next year, once one was accepted.
  const [accepted, setAccepted] = useState<number>();
  const { baseYear } = calculation.prepared.model;
  return (
    <div className={styles.panel}>
      <div role="status">
        {accepted === baseYear && <Notice intent="success">{t('rollAccepted', { year: accepted })}</Notice>}
      </div>
      <Wizard key={accepted ?? ''} calculation={calculation} onAccept={setAccepted} />
    </div>
  );
}

interface WizardProps extends AnalysisProps {
  readonly onAccept: (baseYear: number) => void;
}

function Wizard({ calculation: { prepared }, onAccept }: WizardProps) {
  const styles = useStyles();
  const texts = useText(ROLL_WORDS);
  const { t, pick, language } = texts;
  const store = useStore();
  const job = useJob('roll');
  const { model } = prepared;
  const next = model.baseYear + 1;
  const [chosen, setYear] = useState(next);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [pasted, setPasted] = useState('');
  const [source, setSource] = useState('');
  const [follow, setFollow] = useState<string>();

  const years = prepared.years.filter((year) => year >= next && year < model.horizon);
  const year = years.includes(chosen) ? chosen : next;
  const headlines = prepared.series.filter(
    ({ indicator, actuals }) => indicator.headline === true && actuals.size > 0,
  );
  const lines = headlines.flatMap(({ indicator: { key }, unit }) => {
    const value = typed[key]?.trim() ?? '';
    return value === '' ? [] : [[key, String(year), value, unit.symbol, source].map(quoted).join(',')];
  });
  const table =
    lines.length === 0
      ? pasted
      : [`indicator,period,value,unit,source`, ...lines, ...asLines(pasted)].join('\n');
  const ask = (side: string | undefined) => {
    setFollow(side);
    const given = { to: year, text: table, file: t('rollPaste'), date: timeText(new Date()).slice(0, 10) };
    job.run(model, side === undefined ? given : { ...given, follow: side });
  };
  const accept = () => {
    if (job.state.kind !== 'done' || !job.state.result.ok) return;
    store.dispatch({ kind: 'changeModel', model: job.state.result.model, origin: 'pane' });
    if (store.getState().refused.length === 0) onAccept(job.state.result.model.baseYear);
  };
  const answer = job.state.kind === 'done' ? job.state.result : undefined;
  const isStale = job.state.kind === 'done' && job.state.model !== model;

  return (
    <div className={styles.panel}>
      <Note>{t('rollIntro')}</Note>
      <YearChoice label={t('rollYear')} years={years} value={year} onChoose={setYear} />
      <fieldset className={styles.group}>
        <legend>
          <Note as="span">{t('rollTyped')}</Note>
        </legend>
        <div className={styles.grid}>
          {headlines.map(({ indicator: { key, name }, unit }) => (
            <Field key={key} label={`${pick(name)} (${unitLabel(unit.symbol, texts)})`}>
              {(id) => (
                <Input
                  id={id}
                  inputMode="decimal"
                  autoComplete="off"
                  value={typed[key] ?? ''}
                  onChange={(_, { value }) => setTyped({ ...typed, [key]: value })}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <Field label={t('rollSource')}>
        {(id) => (
          <Input id={id} autoComplete="off" value={source} onChange={(_, { value }) => setSource(value)} />
        )}
      </Field>
      <Field label={t('rollPasted')}>
        {(id) => (
          <Textarea
            id={id}
            className={styles.wide}
            resize="vertical"
            value={pasted}
            onChange={(_, { value }) => setPasted(value)}
          />
        )}
      </Field>
      <JobBar job={job} label={t('rollRun')} isReady={table.trim() !== ''} onRun={() => ask(undefined)} />
      {answer !== undefined && !answer.ok && (
        <Notice intent="error">
          {t('rollRefused')}
          <ProblemList problems={answer.problems} />
        </Notice>
      )}
      {answer !== undefined && !answer.ok && answer.sides.length > 0 && (
        <Field label={t('rollSides')}>
          {(id) => (
            <RadioGroup
              id={id}
              className={styles.choices}
              aria-label={t('rollSides')}
              value={follow ?? ''}
              onChange={(_, { value }) => ask(value)}
            >
              {answer.sides.map((key) => (
                <Radio key={key} value={key} label={prepared.names.write(key, language)} />
              ))}
            </RadioGroup>
          )}
        </Field>
      )}
      {answer?.ok === true && !isStale && (
        <>
          <RollPreview answer={answer} prepared={prepared} />
          <Button appearance="primary" onClick={accept}>
            {t('rollAccept')}
          </Button>
        </>
      )}
    </div>
  );
}

/** A field of a table; a thousands separator is no separator of fields. */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Lines pasted from a table, without a row of headings, as lines of the typed table: without a source of their own they have none. */
function asLines(pasted: string): readonly string[] {
  return pasted
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/indicator|指标/i.test(line))
    .map((line) => {
      const cells = line.includes('\t') ? line.split('\t').map(quoted) : line.split(',');
      return [...cells, '', '', '', '', ''].slice(0, 5).join(',');
    });
}
