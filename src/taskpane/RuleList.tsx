/** Every rule in the scenario in focus: whether it holds, and where not, in which years. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, DismissCircle16Regular } from '@fluentui/react-icons';
import type { PreparedModel } from '../model/prepared.js';
import type { Projection } from '../model/projection.js';
import { SourceText } from './SourceText.js';
import { failuresByRule, joinYears } from './targetStatus.js';
import { useText } from './text.js';

const useStyles = makeStyles({
  title: { margin: '4px 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  rule: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    padding: '6px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  icon: { display: 'flex', paddingBlockStart: '2px' },
  holds: { color: tokens.colorPaletteGreenForeground1 },
  fails: { color: tokens.colorPaletteRedForeground1 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  broken: { color: tokens.colorPaletteRedForeground1 },
});

export function RuleList({ prepared, projection }: { prepared: PreparedModel; projection: Projection }) {
  const styles = useStyles();
  const { t, pick, language } = useText();
  const failures = failuresByRule(prepared, projection.rules);
  return (
    <section aria-label={t('results.rules')}>
      <h2 className={styles.title}>{t('results.rules')}</h2>
      <ul className={styles.list}>
        {prepared.rules.map(({ rule }) => {
          const years = failures.get(rule.key) ?? [];
          const holds = years.length === 0;
          return (
            <li key={rule.key} className={styles.rule}>
              <span className={mergeClasses(styles.icon, holds ? styles.holds : styles.fails)}>
                {holds ? <CheckmarkCircle16Filled /> : <DismissCircle16Regular />}
              </span>
              <div>
                <div>{pick(rule.name)}</div>
                <div className={styles.small}>
                  <span className={mergeClasses(!holds && styles.broken)}>
                    {holds
                      ? t('results.ruleHolds')
                      : t('results.ruleFails', { years: joinYears(years, language === 'zh' ? '、' : ', ') })}
                  </span>
                  {` · ${t(`results.${rule.severity}`)} · `}
                  <SourceText source={rule.source} model={prepared.model} />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
