/** What helps at the caret, in one line below the formula: signature with the argument in bold, its unit, the unit of a name; values by year. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { FORMULA_HELP } from '../../messages/wording/formulaHelp.js';
import { useText } from '../text/text.js';
import type { HelpAtCaret, SignatureHelp } from './caretHelp.js';

/** A year and its value as text, with the decimals of its unit. */
export interface YearText {
  readonly year: number;
  readonly text: string;
}

const useStyles = makeStyles({
  help: {
    minHeight: '18px',
    marginTop: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  call: { fontFamily: tokens.fontFamilyMonospace },
  current: { fontWeight: tokens.fontWeightBold, textDecorationLine: 'underline' },
  years: {
    display: 'flex',
    gap: '10px',
    margin: '2px 0 0',
    padding: '0 0 4px',
    listStyleType: 'none',
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  year: { color: tokens.colorNeutralForeground3, marginInlineEnd: '4px' },
});

interface Props {
  readonly help: HelpAtCaret;
  readonly years: readonly YearText[];
}

export function FormulaHelp({ help: { signature, word }, years }: Props) {
  const styles = useStyles();
  const { t } = useText(FORMULA_HELP);
  return (
    <>
      <div className={styles.help}>
        {signature !== undefined && <Signature signature={signature} />}
        {signature !== undefined && word !== undefined && ' · '}
        {word !== undefined &&
          [word.label, t(`suggestion.${word.kind}`), word.hint].filter((part) => part !== '').join(' · ')}
      </div>
      {years.length > 0 && (
        // It scrolls sideways; the keyboard reaches the same numbers in the table of results.
        <ul className={styles.years} aria-label={t('help.values')}>
          {years.map(({ year, text }) => (
            <li key={year}>
              <span className={styles.year}>{year}</span>
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Signature({
  signature: { name, parameters, current, isRepeated, kind, unit },
}: {
  signature: SignatureHelp;
}) {
  const styles = useStyles();
  const { t } = useText(FORMULA_HELP);
  const about =
    kind === undefined
      ? t('help.tooMany')
      : [t(`help.kind.${kind}`), unit === undefined || unit === 'any' ? '' : t(`help.unit.${unit}`)]
          .filter((part) => part !== '')
          .join(' · ');
  return (
    <>
      <span className={styles.call}>
        {name}(
        {parameters.map((parameter, index) => (
          <span key={parameter}>
            {index > 0 && ', '}
            {index === current ? <b className={styles.current}>{parameter}</b> : parameter}
          </span>
        ))}
        {isRepeated && ', …'})
      </span>{' '}
      {about}
    </>
  );
}
