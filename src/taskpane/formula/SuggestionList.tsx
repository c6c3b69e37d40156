/** The suggestions below a formula; the field keeps the focus and determines which one is active. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Word } from './suggestions.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    insetInline: 0,
    top: '100%',
    zIndex: 2,
    margin: '2px 0 0',
    padding: '4px',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  option: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '3px 6px',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  hint: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  aside: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export const optionId = (field: string, index: number) => `${field}-option-${index}`;

interface Props {
  readonly id: string;
  readonly label: string;
  readonly words: readonly Word[];
  readonly active: number;
  readonly onChoose: (word: Word) => void;
}

/** The list below the field. */
export function SuggestionList({ id, label, words, active, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <>
      <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {words.map((word, index) => (
          <li
            key={optionId(id, index)}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === active}
            className={mergeClasses(styles.option, index === active && styles.active)}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(word);
            }}
          >
            <span>{word.label}</span>
            <span className={styles.hint}>
              {t(`suggestion.${word.kind}`)}
              {word.hint !== '' && ` · ${word.hint}`}
            </span>
          </li>
        ))}
      </ul>
      <span role="status" className={styles.aside}>
        {t('model.suggestionHint', { count: words.length })}
      </span>
    </>
  );
}
