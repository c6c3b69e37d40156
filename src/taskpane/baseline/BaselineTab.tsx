/**
 * The baseline: every figure with value, period, kind and source, with search by words, kind and place. Figures are shown in
 * pages: several hundred at once would delay the first paint.
 */
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Button, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { FIGURE_KINDS, type FigureKind } from '../../figures/figure.js';
import type { Model } from '../../model/model.js';
import { Loading } from '../controls/Failsafe.js';
import { FigureCard } from './FigureCard.js';
import { EVERYTHING, findFigures, indexFigures } from './figureSearch.js';
import { usePane } from '../state/PaneContext.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';

const PAGE = 30;

const useStyles = makeStyles({
  filters: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '8px',
    padding: '12px 12px 8px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  search: { gridColumn: '1 / -1', minWidth: 0 },
  select: { minWidth: 0 },
  status: {
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '0 12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  more: { display: 'flex', justifyContent: 'center', padding: '12px' },
  none: { padding: '24px 16px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
});

export function BaselineTab() {
  const model = usePane((state) => state.model);
  return model === undefined ? <Loading /> : <Figures model={model} />;
}

const Figures = memo(function Figures({ model }: { model: Model }) {
  const styles = useStyles();
  const texts = useText();
  const { t } = texts;
  const { figures, indicators, documents } = model;
  const index = useMemo(
    () => indexFigures({ figures, indicators, documents }),
    [figures, indicators, documents],
  );
  const indicatorByKey = useMemo(() => new Map(indicators.map((row) => [row.key, row])), [indicators]);
  const documentById = useMemo(() => new Map(documents.map((row) => [row.id, row])), [documents]);
  const [query, setQuery] = useState(EVERYTHING);
  const [shown, setShown] = useState(PAGE);
  // The list is updated with a delay, so that typing stays fluent.
  const settled = useDeferredValue(query);
  const found = useMemo(() => findFigures(index, settled), [index, settled]);
  const change = (part: Partial<typeof query>) => {
    setQuery({ ...query, ...part });
    setShown(PAGE);
  };
  const isFiltered = query !== EVERYTHING && (query.words !== '' || query.kind !== '' || query.place !== '');
  const count = figures.length;

  return (
    <>
      <div role="search" className={styles.filters}>
        <Input
          type="search"
          className={styles.search}
          contentBefore={<Search20Regular />}
          placeholder={t('baseline.search')}
          aria-label={t('baseline.search')}
          value={query.words}
          onChange={(_, { value }) => change({ words: value })}
        />
        <Select
          className={styles.select}
          aria-label={t('baseline.kind')}
          value={query.kind}
          onChange={(_, { value }) => change({ kind: value as FigureKind | '' })}
        >
          <option value="">{t('baseline.allKinds')}</option>
          {FIGURE_KINDS.filter((kind) => index.kinds.includes(kind)).map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </Select>
        <Select
          className={styles.select}
          aria-label={t('baseline.place')}
          value={query.place}
          onChange={(_, { value }) => change({ place: value })}
        >
          <option value="">{t('baseline.allPlaces')}</option>
          {index.places.map(([place, number]) => (
            <option key={place} value={place}>
              {`${nameOfKey(place, model.places, texts)} (${number})`}
            </option>
          ))}
        </Select>
        <div className={styles.status}>
          <span role="status">
            {found.length === count
              ? t('baseline.count', { count })
              : t('baseline.found', { found: found.length, count })}
          </span>
          {isFiltered && (
            <Button size="small" appearance="transparent" onClick={() => change(EVERYTHING)}>
              {t('baseline.clear')}
            </Button>
          )}
        </div>
      </div>
      {found.length === 0 && <p className={styles.none}>{t('baseline.none')}</p>}
      <ul className={styles.list} aria-label={t('baseline.list')}>
        {found.slice(0, shown).map((figure) => (
          <FigureCard
            key={figure.id}
            figure={figure}
            places={model.places}
            indicator={indicatorByKey.get(figure.indicator)}
            document={documentById.get(figure.source?.document ?? '')}
          />
        ))}
      </ul>
      <div className={styles.more}>
        {found.length > shown && (
          <Button onClick={() => setShown(shown + PAGE)}>
            {t('baseline.more', { count: Math.min(PAGE, found.length - shown) })}
          </Button>
        )}
      </div>
    </>
  );
});
