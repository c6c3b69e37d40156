/**
 * The pane's sections as a row of tabs, after the tabs pattern of the ARIA authoring guide: one stop of the
 * Tab key, arrow keys between tabs. Fluent's TabList would add 25 KB to what loads first.
 */
import { type KeyboardEvent, useRef } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { TABS, type Tab } from '../state/state.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    paddingInline: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tab: {
    flexGrow: 1,
    minWidth: 0,
    paddingBlock: '8px 7px',
    paddingInline: '1px',
    border: 'none',
    borderBottom: '3px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: '4px',
    },
    '@media (max-width: 359px)': { fontSize: tokens.fontSizeBase200 },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

export const tabId = (tab: Tab) => `tuiyan-tab-${tab}`;

/** The id of a tab's panel. */
export const panelId = (tab: Tab) => `tuiyan-panel-${tab}`;

/** The row of tabs. `tab`: undefined while none is shown. */
export function TabBar({ tab, onChoose }: { tab: Tab | undefined; onChoose: (tab: Tab) => void }) {
  const styles = useStyles();
  const { t } = useText();
  const bar = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbour(tab ?? TABS[0], event.key);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    bar.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };

  return (
    <div ref={bar} role="tablist" aria-label={t('app.tabs')} className={styles.bar} onKeyDown={onKeyDown}>
      {TABS.map((key) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(key)}
          aria-selected={key === tab}
          aria-controls={panelId(key)}
          tabIndex={key === (tab ?? TABS[0]) ? 0 : -1}
          className={mergeClasses(styles.tab, key === tab && styles.chosen)}
          onClick={() => onChoose(key)}
        >
          {t(`tab.${key}`)}
        </button>
      ))}
    </div>
  );
}

function neighbour(tab: Tab, key: string): Tab | undefined {
  const index = TABS.indexOf(tab);
  if (key === 'ArrowRight') return TABS[(index + 1) % TABS.length];
  if (key === 'ArrowLeft') return TABS[(index + TABS.length - 1) % TABS.length];
  if (key === 'Home') return TABS[0];
  if (key === 'End') return TABS.at(-1);
  return undefined;
}
