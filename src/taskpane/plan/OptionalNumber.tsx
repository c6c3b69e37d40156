/** A field for a number that may be missing. It is used while it is typed, where it can be read; else the reason is below the field. */
import { useId, useState } from 'react';
import { Input, makeStyles } from '@fluentui/react-components';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { describe } from '../../messages/messages.js';
import { Field } from '../controls/kit.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({ input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } } });

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  /** Symbol of the unit that may be typed with it. */
  readonly unit?: string;
  readonly onChange: (value: number | undefined) => void;
}

export function OptionalNumber({ label, value, unit = '', onChange }: Props) {
  const styles = useStyles();
  const { language } = useText();
  const note = useId();
  const [typed, setTyped] = useState<string>();
  const reading = typed === undefined || typed.trim() === '' ? undefined : readTypedNumber(typed, { unit });
  const fault = reading?.ok === false ? describe(reading.problem, language) : undefined;
  return (
    <Field label={label}>
      {(id) => (
        <>
          <Input
            id={id}
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={fault !== undefined}
            {...(fault === undefined ? {} : { 'aria-describedby': note })}
            value={typed ?? (value === undefined ? '' : String(value))}
            onChange={(_, { value: text }) => {
              setTyped(text);
              if (text.trim() === '') {
                onChange(undefined);
                return;
              }
              const next = readTypedNumber(text, { unit });
              if (next.ok) onChange(next.value);
            }}
            onBlur={() => fault === undefined && setTyped(undefined)}
          />
          {fault !== undefined && (
            <span id={note} role="alert">
              {fault}
            </span>
          )}
        </>
      )}
    </Field>
  );
}
