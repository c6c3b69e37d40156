/** A card that unfolds; its contents are created when it is first opened, and are then kept. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
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

interface Props {
  readonly title: string;
  /** Unfolds the card whenever it is another object. */
  readonly opener?: object | undefined;
  readonly children: ReactNode;
}

export function Fold({ title, opener, children }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const [wasOpened, setOpened] = useState(false);
  const card = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (opener === undefined || card.current === null) return;
    card.current.open = true;
    card.current.querySelector('summary')?.focus();
  }, [opener]);
  return (
    <details
      ref={card}
      className={look.card}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary className={styles.summary}>{title}</summary>
      {wasOpened && <div className={styles.content}>{children}</div>}
    </details>
  );
}
