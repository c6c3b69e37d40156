/**
 * The model: every indicator with a series, by group, with its formula to edit in place and what the formula
 * gives in the base year and the milestones of the scenario in focus.
 */
import { useMemo, useState } from 'react';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { printFormula } from '../formula/print.js';
import type { PreparedIndicator } from '../model/prepared.js';
import { Loading } from './Failsafe.js';
import { fold } from './figureSearch.js';
import { groupName } from './groups.js';
import { IndicatorCard } from './IndicatorCard.js';
import { usePane } from './PaneContext.js';
import { ScenarioPicker } from './ScenarioPicker.js';
import type { Calculation } from './state.js';
import { type Texts, useText } from './text.js';
import { wordsOf } from './words.js';

const useStyles = makeStyles({
  top: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 12px 4px' },
  intro: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  group: { padding: '0 12px 8px' },
  heading: {
    margin: '12px 0 6px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  cards: { display: 'flex', flexDirection: 'column', gap: '8px' },
  none: { padding: '24px 16px', textAlign: 'center' },
});

export default function ModelTab() {
  const calculation = usePane((state) => state.calculation);
  return calculation === undefined ? <Loading /> : <Formulas calculation={calculation} />;
}

function Formulas({ calculation: { prepared, projections } }: { calculation: Calculation }) {
  const styles = useStyles();
  const texts = useText();
  const { t, pick, language } = texts;
  const scenario = usePane((state) => state.scenario);
  const original = usePane((state) => state.original);
  const drafts = usePane((state) => state.drafts);
  const [sought, setSought] = useState('');
  const { names, series: all, parameters } = prepared;
  // Names and formulas stay the same objects while a slider moves.
  const words = useMemo(
    () => wordsOf({ names, series: all, parameters }, language),
    [names, all, parameters, language],
  );
  const projection = projections.get(scenario);
  const rows = useMemo(
    () => all.map((series) => ({ series, formula: formulaText(series, names, language) })),
    [all, names, language],
  );
  const found = rows.filter(({ series, formula }) => fits(series, formula, sought));
  const groups = [...new Set(found.map(({ series }) => series.indicator.group))];

  return (
    <>
      <div className={styles.top}>
        <p className={styles.intro}>{t('model.intro')}</p>
        <ScenarioPicker scenarios={prepared.model.scenarios} label={t('model.scenario')} />
        <Input
          type="search"
          contentBefore={<Search20Regular />}
          placeholder={t('model.search')}
          aria-label={t('model.search')}
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
      </div>
      {found.length === 0 && <p className={styles.none}>{t('model.none')}</p>}
      {groups.map((group) => (
        <section key={group} className={styles.group} aria-label={groupName(group, texts)}>
          <h2 className={styles.heading}>{groupName(group, texts)}</h2>
          <div className={styles.cards}>
            {found
              .filter(({ series }) => series.indicator.group === group)
              .map(({ series, formula }) => {
                const { key } = series.indicator;
                const before = original?.indicators.find((indicator) => indicator.key === key)?.formula;
                return (
                  <IndicatorCard
                    key={key}
                    series={series}
                    name={pick(series.indicator.name)}
                    formula={formula}
                    isChanged={before !== series.indicator.formula || drafts[key] !== undefined}
                    draft={drafts[key]}
                    words={words}
                    years={[prepared.model.baseYear, ...prepared.model.milestones]}
                    firstYear={prepared.model.firstYear}
                    values={projection?.indicators.find((row) => row.key === key)}
                  />
                );
              })}
          </div>
        </section>
      ))}
    </>
  );
}

function formulaText(
  { expr }: PreparedIndicator,
  names: Calculation['prepared']['names'],
  language: Texts['language'],
): string | undefined {
  return expr === undefined ? undefined : printFormula(expr, names, language);
}

function fits({ indicator }: PreparedIndicator, formula: string | undefined, sought: string): boolean {
  const text = fold([indicator.key, indicator.name.zh, indicator.name.en, formula].join('\n'));
  return fold(sought)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
