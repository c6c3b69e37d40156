/** One figure of the baseline: its indicator, value, period, and place in a document. */
import { lazy, memo, Suspense } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { isRevised, saysWho, usedValue, type Document, type Figure } from '../../figures/figure.js';
import type { Indicator, Named } from '../../model/model.js';
import { formatPeriod, formatPrinted, joinUnit, unitLabel } from '../text/format.js';
import { nameOfKey } from '../text/groups.js';
import { type Texts, useText } from '../text/text.js';
import { useCardStyles } from '../controls/kit.js';

const RevisionFields = lazy(() => import('./RevisionFields.js'));

const useStyles = makeStyles({
  name: {
    flexGrow: 1,
    flexBasis: '50%',
  },
  value: { marginInlineStart: 'auto', textAlign: 'end', whiteSpace: 'nowrap' },
  number: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '2px',
    marginBlockStart: '2px',
  },
  kind: {
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground2,
    '@media (forced-colors: active)': { border: '1px solid' },
  },
  revised: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorPaletteYellowForeground2,
  },
  goal: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  source: {
    marginBlockStart: '6px',
    paddingInlineStart: '8px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    lineHeight: '18px',
  },
  token: { color: tokens.colorNeutralForeground1, marginInlineEnd: '6px' },
  formula: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground1 },
  note: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly figure: Figure;
  readonly indicator: Indicator | undefined;
  readonly document: Document | undefined;
  /** Names of places in both languages. */
  readonly places: readonly Named[] | undefined;
}

export const FigureCard = memo(function FigureCard({ figure, indicator, document, places }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const isHandGiven = isRevised(figure) || figure.kind === 'input';
  const isGoal = figure.kind === 'target' || figure.kind === 'plan' || figure.kind === 'rule';

  return (
    <li className={look.card}>
      <div className={look.head}>
        <h2 className={mergeClasses(look.name, styles.name)}>
          {indicator === undefined ? figure.indicator : pick(indicator.name)}
        </h2>
        <Value figure={figure} texts={texts} />
      </div>
      <div className={mergeClasses(look.small, styles.facts)}>
        <span className={mergeClasses(styles.kind, isGoal && styles.goal)}>{t(`kind.${figure.kind}`)}</span>
        {isRevised(figure) && (
          <span className={mergeClasses(styles.kind, styles.revised)}>{t('baseline.revisedMark')}</span>
        )}
        <span>{nameOfKey(figure.geography, places, texts)}</span>
        <span>
          {figure.period !== '' && `${formatPeriod(figure.period, texts)} · `}
          {t(`basis.${figure.periodBasis}`)}
          {figure.cumulative === true && ` · ${t('baseline.cumulative')}`}
        </span>
        {figure.caliber !== '' && (
          <span>
            {t('baseline.caliber')}
            {texts.language === 'zh' ? '：' : ': '}
            {figure.caliber}
          </span>
        )}
      </div>
      <div className={mergeClasses(look.small, styles.source)}>
        {figure.source !== undefined && (
          <>
            <q className={styles.token} lang="zh-CN">
              {figure.source.token}
            </q>
            <cite title={documentDetails(document)} style={{ fontStyle: 'normal' }}>
              {t('baseline.source', {
                title: document?.title ?? figure.source.document,
                line: figure.source.line,
              })}
            </cite>
          </>
        )}
        {figure.formula !== undefined && <code className={styles.formula}>{figure.formula}</code>}
      </div>
      {isHandGiven && (
        <div className={mergeClasses(look.small, styles.source)}>
          {isRevised(figure) && (
            <span>
              {t('baseline.printed', {
                printed: joinUnit(formatPrinted(figure.value, texts), figure.unit, texts),
              })}
              {' · '}
            </span>
          )}
          {saysWho(figure) ? (
            <span>
              {t(isRevised(figure) ? 'baseline.revised' : 'baseline.given', {
                author: figure.author ?? '',
                date: figure.date ?? '',
              })}
            </span>
          ) : (
            <span role="note">{t('baseline.unsaid')}</span>
          )}
          <Suspense fallback={null}>
            <RevisionFields figure={figure} />
          </Suspense>
        </div>
      )}
      {figure.note !== '' && (
        <p className={mergeClasses(look.note, styles.note)}>{pickHalf(figure.note, texts)}</p>
      )}
    </li>
  );
});

function Value({ figure, texts }: { figure: Figure; texts: Texts }) {
  const styles = useStyles();
  const look = useCardStyles();
  if (figure.kind === 'rule' && figure.value === 0) return null;
  const qualifier = texts.t(`qualifier.${figure.qualifier}`);
  const number = formatPrinted(usedValue(figure), texts);
  const isRange = figure.valueMax !== undefined && figure.revised === undefined;
  const range = !isRange ? number : `${number}–${formatPrinted(figure.valueMax ?? 0, texts)}`;
  const label = unitLabel(figure.unit, texts);
  const isAttached = joinUnit('', figure.unit, texts) === label;
  return (
    <span className={styles.value}>
      {qualifier !== '' && <span className={look.small}>{qualifier} </span>}
      <span className={styles.number}>{range}</span>
      <span className={look.small}>
        {isAttached ? '' : ' '}
        {label}
      </span>
    </span>
  );
}

/** Notes of packs are written 中文 / English; only the half in the reader's language is shown. */
function pickHalf(note: string, texts: Texts): string {
  const [zh = note, en = zh] = note.split(' / ');
  return texts.language === 'zh' ? zh : en;
}

function documentDetails(document: Document | undefined): string | undefined {
  if (document === undefined) return undefined;
  return [document.publisher, document.published, document.number].filter((part) => part !== '').join(' · ');
}
