/**
 * The model: every indicator with a series, by group, with its formula, which can be edited in place, and its values in the base
 * year and milestones of the scenario in focus.
 */
import { Suspense, useMemo, useState } from 'react';
import { Button } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons';
import { printFormula } from '../../formula/text/print.js';
import { isError } from '../../formula/values/value.js';
import { PARTS } from '../../messages/wording/parts.js';
import type { PreparedIndicator } from '../../model/prepared.js';
import { Loading } from '../controls/Failsafe.js';
import { GroupedCards, fits } from '../controls/GroupedCards.js';
import { IndicatorCard } from './IndicatorCard.js';
import { usePane } from '../state/PaneContext.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import type { Calculation } from '../state/state.js';
import { type Texts, useText } from '../text/text.js';
import { wordsOf } from '../formula/words.js';
import { Note } from '../controls/kit.js';
import { loadable } from '../controls/loadable.js';

const ModelParts = loadable(() => import('./ModelParts.js'));

export default function ModelTab() {
  const calculation = usePane((state) => state.calculation);
  return calculation === undefined ? <Loading /> : <Formulas calculation={calculation} />;
}

function Formulas({ calculation: { prepared, projections } }: { calculation: Calculation }) {
  const { t, pick, language } = useText(PARTS);
  const [isEditing, setEditing] = useState(false);
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
    () =>
      all.flatMap((series) => {
        const { key, group } = series.indicator;
        // A member has the formula of its indicator, which is edited there.
        const { role = 'total' } = series.member ?? {};
        return role === 'total'
          ? [{ key, group, series, formula: formulaText(series, names, language) }]
          : [];
      }),
    [all, names, language],
  );
  const found = rows.filter(({ series: { indicator }, formula }) =>
    fits(sought, [indicator.key, indicator.name.zh, indicator.name.en, formula]),
  );

  return (
    <GroupedCards
      top={
        <>
          <Note>{t('model.intro')}</Note>
          <ScenarioPicker scenarios={prepared.model.scenarios} label={t('model.scenario')} />
          <Button icon={<Edit16Regular />} aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            {t('parts.open')}
          </Button>
          {isEditing && (
            <Suspense fallback={<Loading />}>
              <ModelParts prepared={prepared} />
            </Suspense>
          )}
        </>
      }
      search={t('model.search')}
      sought={sought}
      onSeek={setSought}
      rows={found}
      groupNames={prepared.model.groups}
      none={t('model.none')}
      card={({ key, series, formula }) => {
        const before = original?.indicators.find((indicator) => indicator.key === key)?.formula;
        const values = projection?.indicators.find((row) => row.key === key);
        return (
          <IndicatorCard
            key={key}
            explains={values?.values.some(isError) === true ? prepared : undefined}
            series={series}
            name={pick(series.indicator.name)}
            formula={formula}
            isChanged={before !== series.indicator.formula || drafts[key] !== undefined}
            draft={drafts[key]}
            words={words}
            years={[prepared.model.baseYear, ...prepared.model.milestones]}
            firstYear={prepared.model.firstYear}
            values={values}
          />
        );
      }}
    />
  );
}

function formulaText(
  { written }: PreparedIndicator,
  names: Calculation['prepared']['names'],
  language: Texts['language'],
): string | undefined {
  return written === undefined ? undefined : printFormula(written, names, language);
}
