/** A field for a text that is used when the field is left, or with Enter; a text that is refused stays, with the reason. */
import { useId, useState } from 'react';
import { Input, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { isOfInputMethod } from '../text/inputMethod.js';
import { Field } from './kit.js';

const useStyles = makeStyles({
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  message: {
    margin: 0,
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
  /** Uses the text, or returns the reason why not. */
  readonly onCommit: (text: string) => string | undefined;
}

export function TextField({ label, value, lang, isLong = false, hasFocus = false, onCommit }: Props) {
  const styles = useStyles();
  const note = useId();
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
    className: styles.input,
    autoFocus: hasFocus,
    'aria-invalid': message !== undefined,
    'aria-describedby': note,
    value: typed ?? value,
    onBlur: commit,
    ...(lang === undefined ? {} : { lang }),
  };

  return (
    <Field label={label}>
      {(id) => (
        <>
          {isLong ? (
            <Textarea
              {...shared}
              id={id}
              resize="vertical"
              onChange={(_, { value: text }) => setTyped(text)}
            />
          ) : (
            <Input
              {...shared}
              id={id}
              onChange={(_, { value: text }) => setTyped(text)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !isOfInputMethod(event.nativeEvent)) commit();
              }}
            />
          )}
          <p id={note} role="status" className={styles.message}>
            {message}
          </p>
        </>
      )}
    </Field>
  );
}
