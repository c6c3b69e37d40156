/**
 * The building blocks of cards, forms and messages of the pane, so that they look alike everywhere: Card, Section, Field, Note,
 * Notice. Lists of cards that need other elements (`article`, `li`) use the styles of useCardStyles.
 */
import { type ReactNode, useId } from 'react';
import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';

const SMALL = { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 } as const;

export const useCardStyles = makeStyles({
  card: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '4px 10px',
    flexWrap: 'wrap',
  },
  name: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  small: SMALL,
  note: { ...SMALL, margin: '4px 0 0', lineHeight: '18px' },
});

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  field: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  label: SMALL,
  note: { ...SMALL, margin: 0, lineHeight: '18px' },
  notice: { alignItems: 'start' },
});

interface CardProps {
  /** Its name for screen readers. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A framed part of a page with its contents in a column. */
export function Card({ label, children }: CardProps) {
  const look = mergeClasses(useCardStyles().card, useStyles().stack);
  if (label === undefined) return <div className={look}>{children}</div>;
  return (
    <section className={look} aria-label={label}>
      {children}
    </section>
  );
}

/** A card with a heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Card label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </Card>
  );
}

/** A control with its label above it; `children` gets the id that the label points to. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface NoteProps {
  /** A paragraph by default; `span` inside a line. */
  readonly as?: 'p' | 'span';
  /** Read out when it changes. */
  readonly role?: 'status';
  readonly children: ReactNode;
}

/** A remark in small grey letters. */
export function Note({ as: Tag = 'p', role, children }: NoteProps) {
  const styles = useStyles();
  return (
    <Tag className={styles.note} role={role}>
      {children}
    </Tag>
  );
}

interface NoticeProps {
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  /** Buttons beside it. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A message that should not be missed, on as many lines as it needs. */
export function Notice({ intent, actions, className, children }: NoticeProps) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" className={mergeClasses(styles.notice, className)}>
      <MessageBarBody>{children}</MessageBarBody>
      {actions !== undefined && <MessageBarActions>{actions}</MessageBarActions>}
    </MessageBar>
  );
}
