/** A card that unfolds; its contents are created when it is first opened, and are then kept. */
import { type ReactNode, useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useCardStyles } from './kit.js';

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  content: { marginBlockStart: '10px' },
});

export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const look = useCardStyles();
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className={look.card} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className={styles.summary}>{title}</summary>
      {wasOpened && <div className={styles.content}>{children}</div>}
    </details>
  );
}
