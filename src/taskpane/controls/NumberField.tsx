/**
 * A field for one number. A typed number is used at once if it can be read; otherwise the number from before the typing is used
 * again, and a message explains what the text could mean (for `3,5` the 3 is not kept). When the field is left it shows the
 * number in use; the message stays until something else is typed.
 */
import { useId, useState } from 'react';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { readTypedNumber, type TypedReading } from '../../figures/typedNumber.js';
import { describe } from '../../messages/messages.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  input: { minWidth: 0, width: '100%' },
  text: { '& input': { textAlign: 'end', minWidth: 0, fontVariantNumeric: 'tabular-nums' } },
  unit: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  message: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorPaletteRedForeground1,
  },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

interface Props {
  /** For a label outside of the field. */
  readonly id?: string;
  readonly label: string;
  readonly value: number;
  /** The unit as shown beside the number. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly size?: 'small' | 'medium';
  readonly onChange: (value: number) => void;
  readonly onLeave: () => void;
}

export function NumberField({
  id: inputId,
  label,
  value,
  unit,
  min,
  max,
  size = 'medium',
  onChange,
  onLeave,
}: Props) {
  const styles = useStyles();
  const { t, language } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  /** The number before the typing, and whether the typing has changed it. */
  const [before, setBefore] = useState<{ readonly value: number; readonly isChanged: boolean }>();
  const [reading, setReading] = useState<TypedReading>();
  const isNumber = reading?.ok !== false;
  const isOutside = value < min || value > max;

  return (
    <div>
      <Input
        {...(inputId === undefined ? {} : { id: inputId })}
        size={size}
        className={mergeClasses(styles.input, styles.text)}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={!isNumber}
        {...(isNumber && !isOutside ? {} : { 'aria-describedby': id })}
        contentAfter={unit === '' ? null : <span className={styles.unit}>{unit}</span>}
        value={typed ?? String(value)}
        onChange={(_, { value: text }) => {
          const first = before ?? { value, isChanged: false };
          const next = readTypedNumber(text, { unit, present: first.value, min, max });
          setTyped(text);
          setReading(next);
          setBefore({ ...first, isChanged: next.ok });
          if (next.ok) onChange(next.value);
          else if (first.isChanged) onChange(first.value);
        }}
        onBlur={() => {
          setTyped(undefined);
          setBefore(undefined);
          if (isNumber) setReading(undefined);
          onLeave();
        }}
      />
      {!isNumber && (
        <p id={id} role="alert" className={styles.message}>
          {describe(reading.problem, language)}
        </p>
      )}
      {isNumber && isOutside && (
        <p id={id} className={mergeClasses(styles.message, styles.warning)}>
          {t('scenarios.outside', { value, min, max })}
        </p>
      )}
    </div>
  );
}
