/** One indicator of the model: name and unit, its values in the base year and milestones, its formula, and the reason for it. */
import { memo } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PreparedIndicator, PreparedModel } from '../../model/prepared.js';
import type { Series } from '../../model/projection.js';
import { formatCell, unitLabel } from '../text/format.js';
import { ErrorNotes } from '../controls/ErrorNotes.js';
import { FormulaField } from '../formula/FormulaField.js';
import { useDispatch } from '../state/PaneContext.js';
import type { Draft } from '../state/state.js';
import type { Word } from '../formula/suggestions.js';
import { useText } from '../text/text.js';
import { Note, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  changed: {
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  push: { marginInlineStart: 'auto' },
  values: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto',
    columnGap: '4px',
    margin: '6px 0',
  },
  year: { textAlign: 'end', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, textAlign: 'end', overflowWrap: 'normal', fontSize: '13px' },
  figure: { color: tokens.colorPaletteBlueForeground2 },
  stale: { opacity: 0.6 },
});

interface Props {
  /** The model that explains errors; given only if there are some, so that other cards are not rendered again. */
  readonly explains: PreparedModel | undefined;
  readonly series: PreparedIndicator;
  readonly name: string;
  /** In the pane's language; undefined if the series consists of figures only. */
  readonly formula: string | undefined;
  readonly isChanged: boolean;
  readonly draft: Draft | undefined;
  readonly words: readonly Word[];
  readonly years: readonly number[];
  readonly firstYear: number;
  /** In the scenario in focus, one per year from `firstYear` on. */
  readonly values: Series | undefined;
}

export const IndicatorCard = memo(function IndicatorCard(props: Props) {
  const { explains, series, name, formula, isChanged, draft, words, years, firstYear, values } = props;
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick, list } = texts;
  const dispatch = useDispatch();
  const { indicator, unit, actuals } = series;

  return (
    <article className={look.card} aria-label={name}>
      <div className={styles.head}>
        <h3 className={look.name}>{name}</h3>
        <Note as="span">{unitLabel(unit.symbol, texts)}</Note>
        {isChanged && formula !== undefined && (
          <>
            <span className={mergeClasses(styles.changed, styles.push)}>{t('model.changed')}</span>
            <Button
              size="small"
              appearance="subtle"
              aria-label={t('model.revertOf', { name })}
              onClick={() => dispatch({ kind: 'revertFormula', indicator: indicator.key })}
            >
              {t('model.revert')}
            </Button>
          </>
        )}
      </div>
      <dl className={mergeClasses(styles.values, draft !== undefined && styles.stale)}>
        {years.map((year) => [
          <dt key={`${year}-year`} className={styles.year}>
            {year}
          </dt>,
          <dd
            key={`${year}-value`}
            className={mergeClasses(styles.value, actuals.has(year) && styles.figure)}
            title={actuals.has(year) ? t('model.figureYears', { years: year }) : undefined}
          >
            {formatCell(values?.values[year - firstYear], unit, texts)}
          </dd>,
        ])}
      </dl>
      {draft === undefined && explains !== undefined && (
        <ErrorNotes prepared={explains} values={values?.values ?? []} />
      )}
      {formula !== undefined && (
        <FormulaField
          label={t('model.formulaOf', { name })}
          formula={formula}
          draft={draft}
          words={words}
          years={() =>
            (values?.values ?? []).map((value, index) => ({
              year: firstYear + index,
              text: formatCell(value, unit, texts),
            }))
          }
          onEdit={(text) => dispatch({ kind: 'editFormula', indicator: indicator.key, text })}
          onLeave={() => dispatch({ kind: 'endGesture' })}
        />
      )}
      {draft !== undefined && <p className={look.note}>{t('model.staleField')}</p>}
      <p className={look.note}>
        {indicator.caliber !== undefined && `${pick(indicator.caliber)} · `}
        {actuals.size > 0 && `${t('model.figureYears', { years: list([...actuals.keys()]) })} · `}
        {indicator.reason !== undefined && pick(indicator.reason)}
      </p>
    </article>
  );
});
