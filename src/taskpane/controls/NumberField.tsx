/**
 * A field for one number. What is typed counts at once when it is a number; otherwise the last number stays and
 * a sentence says so. Leaving the field shows the number that counts.
 */
import { useId, useState } from 'react';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { parseNumber } from '../text/numberInput.js';
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
  /** For a label that stands elsewhere. */
  readonly id?: string;
  readonly label: string;
  readonly value: number;
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
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const isNumber = typed === undefined || parseNumber(typed) !== undefined;
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
          setTyped(text);
          const number = parseNumber(text);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => {
          setTyped(undefined);
          onLeave();
        }}
      />
      {!isNumber && (
        <p id={id} role="alert" className={styles.message}>
          {t('scenarios.notNumber', { text: typed })}
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
