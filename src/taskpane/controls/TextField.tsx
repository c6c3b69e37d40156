/** A field for a text that counts when it is left, or with Enter; a text that cannot be taken stays, with the reason. */
import { useId, useState } from 'react';
import { Input, Textarea, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  message: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorPaletteRedForeground1,
  },
});

interface Props {
  readonly label: string;
  readonly value: string;
  readonly lang?: string;
  readonly isLong?: boolean;
  readonly hasFocus?: boolean;
  /** Takes the text over, or says why not. */
  readonly onCommit: (text: string) => string | undefined;
}

export function TextField({ label, value, lang, isLong = false, hasFocus = false, onCommit }: Props) {
  const styles = useStyles();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [message, setMessage] = useState<string>();

  const commit = () => {
    if (typed === undefined || typed === value) {
      setTyped(undefined);
      setMessage(undefined);
      return;
    }
    const refused = onCommit(typed);
    setMessage(refused);
    if (refused === undefined) setTyped(undefined);
  };
  const shared = {
    id,
    className: styles.input,
    autoFocus: hasFocus,
    'aria-invalid': message !== undefined,
    'aria-describedby': `${id}-message`,
    value: typed ?? value,
    onBlur: commit,
    ...(lang === undefined ? {} : { lang }),
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {isLong ? (
        <Textarea {...shared} resize="vertical" onChange={(_, { value: text }) => setTyped(text)} />
      ) : (
        <Input
          {...shared}
          onChange={(_, { value: text }) => setTyped(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
          }}
        />
      )}
      <p id={`${id}-message`} role="status" className={styles.message}>
        {message}
      </p>
    </div>
  );
}
