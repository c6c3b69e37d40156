/** The scenarios: the one in focus, the actions, and every parameter with its value in that scenario. */
import { Suspense, useState } from 'react';
import { Switch, makeStyles } from '@fluentui/react-components';
import { Loading } from '../controls/Failsafe.js';
import { GroupedCards, fits } from '../controls/GroupedCards.js';
import { usePane } from '../state/PaneContext.js';
import { ParameterCard } from './ParameterCard.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import type { Calculation } from '../state/state.js';
import { useText } from '../text/text.js';
import { Note } from '../controls/kit.js';
import { loadable } from '../controls/loadable.js';

// Parts that are opened on demand are loaded on demand.
const ScenarioActions = loadable(() => import('./ScenarioActions.js'));
const ScenarioEditor = loadable(() => import('./ScenarioEditor.js'));
const ChangedPast = loadable(() => import('./ChangedPast.js'));
const ScenarioCompare = loadable(() => import('./ScenarioCompare.js'));

const useStyles = makeStyles({
  // The space of the buttons, so that nothing moves when they appear.
  actions: { minHeight: '24px' },
  only: { marginInlineStart: '-8px' },
  compare: { padding: '12px' },
});

export default function ScenariosTab() {
  const calculation = usePane((state) => state.calculation);
  return calculation === undefined ? <Loading /> : <Scenarios calculation={calculation} />;
}

function Scenarios({ calculation }: { calculation: Calculation }) {
  const { model } = calculation.prepared;
  const styles = useStyles();
  const texts = useText();
  const { t, pick } = texts;
  const key = usePane((state) => state.scenario);
  const [sought, setSought] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const [open, setOpen] = useState<'editor' | 'new' | 'compare'>();
  const scenario = model.scenarios.find((row) => row.key === key);
  if (scenario === undefined) return null;

  const parent = model.scenarios.find((row) => row.key === scenario.extends);
  const found = model.parameters.filter(
    ({ key: parameter, name }) =>
      fits(sought, [parameter, name.zh, name.en]) && (!onlyOwn || scenario.values[parameter] !== undefined),
  );
  const colon = texts.language === 'zh' ? '：' : ': ';
  const top = (
    <>
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      <div className={styles.actions}>
        <Suspense>
          <ScenarioActions
            model={model}
            scenario={scenario}
            isEditing={open === 'editor' || open === 'new'}
            isComparing={open === 'compare'}
            onEdit={(isEditing, isNew) => setOpen(!isEditing ? undefined : isNew ? 'new' : 'editor')}
            onCompare={(isComparing) => setOpen(isComparing ? 'compare' : undefined)}
          />
        </Suspense>
      </div>
      {open !== 'compare' && (
        <Note>
          {parent === undefined ? t('scenarios.base') : t('scenarios.extends', { name: pick(parent.name) })}
          {pick(scenario.note) === '' ? '' : colon + pick(scenario.note)}
          {scenario.author !== undefined && ` · ${t('manage.author.by', { author: scenario.author })}`}
        </Note>
      )}
      <Suspense>
        <ChangedPast calculation={calculation} scenario={scenario.key} />
      </Suspense>
      {(open === 'editor' || open === 'new') && (
        <Suspense fallback={<Loading />}>
          <ScenarioEditor key={scenario.key} model={model} scenario={scenario} isNew={open === 'new'} />
        </Suspense>
      )}
    </>
  );
  if (open === 'compare')
    return (
      <div className={styles.compare}>
        {top}
        <Suspense fallback={<Loading />}>
          <ScenarioCompare calculation={calculation} />
        </Suspense>
      </div>
    );

  return (
    <GroupedCards
      top={top}
      search={t('scenarios.search')}
      sought={sought}
      onSeek={setSought}
      filter={
        <Switch
          className={styles.only}
          label={t('scenarios.onlyOwn')}
          checked={onlyOwn}
          onChange={(_, { checked }) => setOnlyOwn(checked)}
        />
      }
      rows={found}
      groupNames={model.groups}
      none={
        onlyOwn && sought === ''
          ? t('scenarios.noOwn', {
              name: parent === undefined ? t('scenarios.baseValue') : pick(parent.name),
            })
          : t('scenarios.none')
      }
      card={(parameter) => (
        <ParameterCard
          key={`${scenario.key}/${parameter.key}`}
          parameter={parameter}
          scenario={scenario}
          model={model}
        />
      )}
    />
  );
}
