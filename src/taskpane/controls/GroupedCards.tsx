/** A tab of cards under headings: a top part, a search field, and the matching cards by group. */
import { type ReactNode, useState } from 'react';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import type { Named } from '../../model/model.js';
import { fold } from '../text/fold.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  top: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px 12px 4px' },
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
  more: { display: 'flex', justifyContent: 'center', padding: '4px 12px 16px' },
});

/** Number of cards that are drawn at once; a model may have any number. */
const PAGE = 60;

interface Row {
  readonly key: string;
  readonly group: string;
}

interface Props<T extends Row> {
  readonly top: ReactNode;
  /** Placeholder and name of the search field. */
  readonly search: string;
  readonly sought: string;
  readonly onSeek: (sought: string) => void;
  /** Below the search field. */
  readonly filter?: ReactNode;
  readonly rows: readonly T[];
  /** Headings by key of the group. */
  readonly groupNames: readonly Named[] | undefined;
  /** The text if there are no rows. */
  readonly none: string;
  readonly card: (row: T) => ReactNode;
}

export function GroupedCards<T extends Row>(props: Props<T>) {
  const { top, search, sought, onSeek, filter, rows, groupNames, none, card } = props;
  const styles = useStyles();
  const texts = useText();
  const [most, setMost] = useState(PAGE);
  const shown = rows.slice(0, most);
  const groups = [...new Set(shown.map(({ group }) => group))];

  return (
    <>
      <div className={styles.top}>
        {top}
        <Input
          type="search"
          contentBefore={<Search20Regular />}
          placeholder={search}
          aria-label={search}
          value={sought}
          onChange={(_, { value }) => onSeek(value)}
        />
        {filter}
      </div>
      {rows.length === 0 && <p className={styles.none}>{none}</p>}
      {groups.map((group) => (
        <section key={group} className={styles.group} aria-label={nameOfKey(group, groupNames, texts)}>
          <h2 className={styles.heading}>{nameOfKey(group, groupNames, texts)}</h2>
          <div className={styles.cards}>{shown.filter((row) => row.group === group).map(card)}</div>
        </section>
      ))}
      {rows.length > most && (
        <div className={styles.more}>
          <Button onClick={() => setMost(most + PAGE)}>
            {texts.t('baseline.more', { count: Math.min(PAGE, rows.length - most) })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whether every word of the query is in one of the texts. */
export function fits(sought: string, texts: readonly (string | undefined)[]): boolean {
  const text = fold(texts.join('\n'));
  return fold(sought)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
