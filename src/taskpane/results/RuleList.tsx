/** Every rule in the scenario in focus: whether it holds, and where not, in which years; each can be edited in place. */
import { Suspense, useState } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Add16Regular,
  CheckmarkCircle16Filled,
  DismissCircle16Regular,
  Edit16Regular,
} from '@fluentui/react-icons';
import { GOALS } from '../../messages/wording/goals.js';
import { addRule, freeKey } from '../../model/editGoals.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { Loading } from '../controls/Failsafe.js';
import { usePane } from '../state/PaneContext.js';
import { SourceText } from '../controls/SourceText.js';
import { failuresByRule, joinYears } from './targetStatus.js';
import { useText } from '../text/text.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { useCardStyles } from '../controls/kit.js';
import { loadable } from '../controls/loadable.js';

const RuleEditor = loadable(() => import('./RuleEditor.js'));

const useStyles = makeStyles({
  title: { margin: '4px 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 12px',
  },
  rule: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: '8px',
    padding: '6px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  icon: { display: 'flex', paddingBlockStart: '2px' },
  holds: { color: tokens.colorPaletteGreenForeground1 },
  fails: { color: tokens.colorPaletteRedForeground1 },
  broken: { color: tokens.colorPaletteRedForeground1 },
  editor: { gridColumn: '1 / -1' },
  add: { marginBlockStart: '6px' },
});

export function RuleList({ prepared, projection }: { prepared: PreparedModel; projection: Projection }) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick, language } = useText(GOALS);
  const changeModel = useChangeModel();
  const chosen = usePane((state) => state.indicator);
  const [open, setOpen] = useState<string>();
  const { model } = prepared;
  // A rule that always holds, to be edited.
  const add = () => {
    const key = freeKey(model.rules, 'rule');
    const series = prepared.seriesByKey.get(chosen) ?? prepared.series[0];
    if (series === undefined) return;
    const name = { zh: t('goals.newRule.zh'), en: t('goals.newRule.en') };
    const reason = { zh: t('goals.newReason.zh'), en: t('goals.newReason.en') };
    const formula = `=${series.indicator.key}>=PREV(${series.indicator.key})`;
    changeModel(addRule(model, { key, name, formula, severity: 'soft', source: 'assumption', reason }));
    setOpen(key);
  };
  const failures = failuresByRule(prepared, projection.rules);
  return (
    <section aria-label={t('results.rules')}>
      <h2 className={styles.title}>{t('results.rules')}</h2>
      <ul className={mergeClasses(look.card, styles.list)}>
        {prepared.rules.map((row) => {
          const { rule } = row;
          const years = failures.get(rule.key) ?? [];
          const holds = years.length === 0;
          return (
            <li key={rule.key} className={styles.rule}>
              <span className={mergeClasses(styles.icon, holds ? styles.holds : styles.fails)}>
                {holds ? <CheckmarkCircle16Filled /> : <DismissCircle16Regular />}
              </span>
              <div>
                <div>{pick(rule.name)}</div>
                <div className={look.small}>
                  <span className={mergeClasses(!holds && styles.broken)}>
                    {holds
                      ? t('results.ruleHolds')
                      : t('results.ruleFails', { years: joinYears(years, language === 'zh' ? '、' : ', ') })}
                  </span>
                  {` · ${t(`results.${rule.severity}`)} · `}
                  <SourceText source={rule.source} model={prepared.model} />
                </div>
              </div>
              <Button
                size="small"
                appearance="subtle"
                icon={<Edit16Regular />}
                aria-label={t('goals.editRule', { name: pick(rule.name) })}
                title={t('goals.edit')}
                aria-expanded={open === rule.key}
                onClick={() => setOpen(open === rule.key ? undefined : rule.key)}
              />
              {open === rule.key && (
                <div className={styles.editor}>
                  <Suspense fallback={<Loading />}>
                    <RuleEditor prepared={prepared} rule={row} />
                  </Suspense>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <Button size="small" className={styles.add} icon={<Add16Regular />} onClick={add}>
        {t('goals.addRule')}
      </Button>
    </section>
  );
}
