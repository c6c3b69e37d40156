/**
 * Every target in the scenario in focus: target value, projected value, gap, and results of the other scenarios. Each can be
 * edited in place, and one can be added for the indicator that is shown.
 */
import { Suspense, useState } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Add16Regular,
  CheckmarkCircle16Filled,
  DismissCircle16Regular,
  Edit16Regular,
} from '@fluentui/react-icons';
import { reportedValue } from '../../figures/units.js';
import { targetSubject } from '../../analysis/words/describeTarget.js';
import { GOALS } from '../../messages/wording/goals.js';
import { countWords, TARGET_WORDS } from '../../messages/wording/targets.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { completeTarget } from '../../model/completeModel.js';
import { addTarget, freeKey } from '../../model/editGoals.js';
import type { Projection, TargetStatus } from '../../model/projection.js';
import { yearReached } from '../../model/status.js';
import { countTargets, targetReadings } from '../../model/targetReading.js';
import { formatCell, formatGap, formatPrinted, unitLabel } from '../text/format.js';
import { Loading } from '../controls/Failsafe.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { ErrorNotes } from '../controls/ErrorNotes.js';
import { SourceText } from '../controls/SourceText.js';
import type { Calculation } from '../state/state.js';
import { nameOfFigure } from '../text/groups.js';
import { useText } from '../text/text.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { Note, useCardStyles } from '../controls/kit.js';
import { loadable } from '../controls/loadable.js';

const TargetEditor = loadable(() => import('./TargetEditor.js'));

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    // Beside a long count the title would be as narrow as one character.
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: '8px',
    margin: '4px 0 6px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  add: { marginBlockStart: '8px', maxWidth: '100%' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  name: {
    minWidth: 0,
    paddingInline: '4px',
    marginInlineStart: '-4px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    justifyContent: 'flex-start',
  },
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  unit: {
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  met: { color: tokens.colorPaletteGreenForeground1 },
  missed: { color: tokens.colorPaletteRedForeground1 },
  facts: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: '8px', margin: '2px 0 0' },
  fact: { margin: 0, overflowWrap: 'normal' },
  others: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: '6px 0 0',
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
});

export function TargetList({
  calculation,
  projection,
}: {
  calculation: Calculation;
  projection: Projection;
}) {
  const styles = useStyles();
  const { t, pick } = useText(GOALS);
  const changeModel = useChangeModel();
  const chosen = usePane((state) => state.indicator);
  const [open, setOpen] = useState<string>();
  const { targets } = projection;
  const { prepared } = calculation;
  const series = prepared.seriesByKey.get(chosen) ?? prepared.series[0];
  // The present projection, to be edited.
  const add = () => {
    if (series === undefined) return;
    const { model } = prepared;
    const own = series.indicator.key;
    const { of: indicator = own, role, members = [] } = series.member ?? {};
    // What no member has can be a series of its own, but no target can name it.
    if (role === 'rest' || members.length > 1) return;
    const last = projection.indicators.find(({ key }) => key === own)?.values.at(-1);
    const value = typeof last === 'number' ? Number(reportedValue(last, series.unit).toPrecision(3)) : 0;
    const key = freeKey(model.targets, `${own}_${model.horizon}`);
    const draft = {
      key,
      indicator,
      ...(members[0] === undefined ? {} : { member: members[0].key }),
      year: model.horizon,
      comparator: '>=',
      value,
      source: 'assumption',
    } as const;
    changeModel(addTarget(model, completeTarget(draft, series.unit.symbol, undefined)));
    setOpen(key);
  };
  return (
    <section aria-label={t('results.targets')}>
      <div className={styles.heading}>
        <h2 className={styles.title}>{t('results.targets')}</h2>
        <Note as="span" role="status">
          {pick(countWords(countTargets(targetReadings(prepared), targets)))}
        </Note>
      </div>
      <ul className={styles.list}>
        {targets.map((target) => (
          <TargetCard
            key={target.key}
            target={target}
            calculation={calculation}
            projection={projection}
            isOpen={open === target.key}
            onOpen={(isOpen) => setOpen(isOpen ? target.key : undefined)}
          />
        ))}
      </ul>
      {series !== undefined && (
        <Button size="small" className={styles.add} icon={<Add16Regular />} onClick={add}>
          {t('goals.addTarget', { name: pick(series.indicator.name) })}
        </Button>
      )}
    </section>
  );
}

interface Props {
  readonly target: TargetStatus;
  readonly calculation: Calculation;
  readonly projection: Projection;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

function TargetCard({ target, calculation, projection, isOpen, onOpen }: Props) {
  const { prepared, projections } = calculation;
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText(GOALS);
  const { t, pick, list } = texts;
  const colon = texts.language === 'zh' ? '：' : ': ';
  const dispatch = useDispatch();
  const reading = targetReadings(prepared).find((each) => each.target.key === target.key);
  if (reading === undefined) return null;
  const { target: definition, unit, series, unjudged, restsOn } = reading;
  const name = pick(targetSubject(prepared.model, definition));
  const reached = yearReached(reading, projection, prepared.model.baseYear);
  const goal = formatCell(reading.wanted, unit, texts);
  const slack = t('results.tolerance', { value: formatPrinted(definition.tolerance, texts) });

  return (
    <li className={look.card}>
      <div className={styles.head}>
        <Button
          appearance="transparent"
          className={styles.name}
          disabled={series === undefined}
          onClick={() => {
            if (series !== undefined) dispatch({ kind: 'chooseIndicator', indicator: series });
          }}
        >
          <span>
            {`${name} · ${target.year} `}
            <span className={styles.unit}>{unitLabel(unit.symbol, texts)}</span>
          </span>
        </Button>
        <span className={styles.status}>
          <Status status={target.status} />
          <Button
            size="small"
            appearance="subtle"
            icon={<Edit16Regular />}
            aria-label={t('goals.editTarget', { name: `${name} · ${target.year}` })}
            title={t('goals.edit')}
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          />
        </span>
      </div>
      {isOpen && (
        <Suspense fallback={<Loading />}>
          <TargetEditor prepared={prepared} target={definition} name={`${name} · ${target.year}`} />
        </Suspense>
      )}
      <dl className={styles.facts}>
        <Fact
          label={t('results.goal')}
          value={`${texts.pick(CHOICES.comparator[target.comparator])} ${goal}${definition.tolerance === 0 ? '' : ` (${slack})`}`}
        />
        <Fact label={t('results.projected')} value={formatCell(target.projected, unit, texts)} />
        <Fact label={t('results.gap')} value={formatGap(target.gap, unit, texts)} />
      </dl>
      <ErrorNotes prepared={prepared} values={[target.projected]} />
      <p className={look.note}>
        {unjudged === undefined && definition.basis === 'level' && (
          <>
            {t('results.reached')}
            {colon}
            {reached === undefined
              ? t('results.notReached', { horizon: prepared.model.horizon })
              : t('results.reachedIn', { year: reached })}
            {' · '}
          </>
        )}
        {t('results.origin')}
        {colon}
        {pick(CHOICES.origin[definition.origin])}
        {' · '}
        <SourceText source={definition.source} model={prepared.model} />
      </p>
      {unjudged !== undefined && <p className={look.note}>{pick(TARGET_WORDS[unjudged])}</p>}
      {unjudged === undefined && restsOn.length > 0 && (
        <p className={look.note}>
          {t('results.restsOn', { figures: list(restsOn.map((id) => nameOfFigure(id, prepared, texts))) })}
        </p>
      )}
      <ul className={styles.others} aria-label={t('results.allScenarios')}>
        {prepared.model.scenarios.map((scenario) => {
          const status = projections.get(scenario.key)?.targets.find(({ key }) => key === target.key);
          return (
            <li key={scenario.key} className={styles.status}>
              {pick(scenario.name)}
              <Status status={status?.status ?? 'noActual'} isShort />
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.small}>{label}</dt>
      <dd className={styles.fact}>{value}</dd>
    </div>
  );
}

/** With `isShort` only screen readers get the word. */
function Status({ status, isShort = false }: { status: TargetStatus['status']; isShort?: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  if (status === 'noActual') return <span className={styles.status}>{t('results.noActual')}</span>;
  const met = status === 'met';
  return (
    <span className={mergeClasses(styles.status, met ? styles.met : styles.missed)}>
      {met ? <CheckmarkCircle16Filled /> : <DismissCircle16Regular />}
      <span className={mergeClasses(isShort && styles.unseen)}>
        {t(met ? 'results.met' : 'results.missed')}
      </span>
    </span>
  );
}
