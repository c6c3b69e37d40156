/** The scenarios: one in focus, with every parameter as it is in that scenario. */
import { useState } from 'react';
import { Input, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import type { Model, Parameter } from '../model/model.js';
import { Loading } from './Failsafe.js';
import { fold } from './figureSearch.js';
import { groupName } from './groups.js';
import { usePane } from './PaneContext.js';
import { ParameterCard } from './ParameterCard.js';
import { ScenarioPicker } from './ScenarioPicker.js';
import { useText } from './text.js';

const useStyles = makeStyles({
  top: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 12px 4px' },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  group: { padding: '0 12px 8px' },
  heading: {
    margin: '12px 0 6px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  cards: { display: 'flex', flexDirection: 'column', gap: '8px' },
  none: { padding: '24px 16px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  only: { marginInlineStart: '-8px' },
});

export default function ScenariosTab() {
  const model = usePane((state) => state.model);
  const isReady = usePane((state) => state.calculation !== undefined);
  return model === undefined || !isReady ? <Loading /> : <Parameters model={model} />;
}

function Parameters({ model }: { model: Model }) {
  const styles = useStyles();
  const texts = useText();
  const { t, pick } = texts;
  const key = usePane((state) => state.scenario);
  const [sought, setSought] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const scenario = model.scenarios.find((row) => row.key === key);
  if (scenario === undefined) return null;

  const parent = model.scenarios.find((row) => row.key === scenario.extends);
  const found = model.parameters.filter(
    (parameter) => fits(parameter, sought) && (!onlyOwn || scenario.values[parameter.key] !== undefined),
  );
  const groups = [...new Set(found.map(({ group }) => group))];

  return (
    <>
      <div className={styles.top}>
        <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
        <p className={styles.note}>
          {parent === undefined ? t('scenarios.base') : t('scenarios.extends', { name: pick(parent.name) })}
          {texts.language === 'zh' ? '：' : ': '}
          {pick(scenario.note)}
        </p>
        <Input
          type="search"
          contentBefore={<Search20Regular />}
          placeholder={t('scenarios.search')}
          aria-label={t('scenarios.search')}
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
        <Switch
          className={styles.only}
          label={t('scenarios.onlyOwn')}
          checked={onlyOwn}
          onChange={(_, { checked }) => setOnlyOwn(checked)}
        />
      </div>
      {found.length === 0 && (
        <p className={styles.none}>
          {onlyOwn && sought === ''
            ? t('scenarios.noOwn', {
                name: parent === undefined ? t('scenarios.baseValue') : pick(parent.name),
              })
            : t('scenarios.none')}
        </p>
      )}
      {groups.map((group) => (
        <section key={group} className={styles.group} aria-label={groupName(group, texts)}>
          <h2 className={styles.heading}>{groupName(group, texts)}</h2>
          <div className={styles.cards}>
            {found
              .filter((parameter) => parameter.group === group)
              .map((parameter) => (
                <ParameterCard
                  key={`${scenario.key}/${parameter.key}`}
                  parameter={parameter}
                  scenario={scenario}
                  model={model}
                />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

function fits(parameter: Parameter, sought: string): boolean {
  const text = fold([parameter.key, parameter.name.zh, parameter.name.en].join('\n'));
  return fold(sought)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
