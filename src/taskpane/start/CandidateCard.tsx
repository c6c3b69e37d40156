/** The figure in focus: the lines that print it, highlighted, what was read of it, and the decision. */
import { useState } from 'react';
import { Button, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { FigureKind } from '../../figures/figure.js';
import { Card, Field, Note } from '../controls/kit.js';
import { useText } from '../text/text.js';
import { correct, tokenRange, type Correction, type ReviewItem } from './review.js';

const useStyles = makeStyles({
  text: {
    maxHeight: '120px',
    overflowY: 'auto',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: { margin: 0, overflowWrap: 'anywhere' },
  mark: {
    padding: '0 2px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorPaletteYellowBackground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '1px solid Highlight' },
  },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))', gap: '6px' },
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 }, '& select': { minWidth: 0 } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const KINDS: readonly FigureKind[] = ['actual', 'estimate', 'plan', 'target', 'growth'];

interface Props {
  readonly item: ReviewItem;
  /** Of its document. */
  readonly lines: readonly string[];
  readonly title: string;
  readonly onChange: (part: Partial<ReviewItem>) => void;
}

export function CandidateCard({ item, lines, title, onChange }: Props) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  const { candidate, isTaken } = item;
  const { line, phrase, period, kind } = candidate;
  const [isRefused, setRefused] = useState(false);
  const text = lines[line - 1] ?? '';
  const [from, to] = tokenRange(text, candidate);

  const apply = (correction: Correction): void => {
    const next = correct(candidate, correction);
    setRefused(next === undefined);
    if (next !== undefined) onChange({ candidate: next, isTaken: true });
  };

  return (
    <Card label={t('start.inFocus')}>
      <div className={styles.text} tabIndex={0} role="region" aria-label={t('start.textOf', { title })}>
        {line > 1 && <p className={styles.line}>{lines[line - 2]}</p>}
        <p className={styles.line}>
          {text.slice(0, from)}
          <mark className={styles.mark}>{text.slice(from, to)}</mark>
          {text.slice(to)}
        </p>
        <p className={styles.line}>{lines[line]}</p>
      </div>
      <div className={styles.fields}>
        <Correctable
          label={t('start.indicator')}
          value={phrase}
          onCommit={(value) => apply({ phrase: value })}
        />
        <Correctable
          label={t('start.period')}
          value={period}
          onCommit={(value) => apply({ period: value })}
        />
        <Field label={t('baseline.kind')}>
          {(id) => (
            <Select
              id={id}
              className={styles.input}
              value={kind}
              onChange={(_, { value }) => {
                const chosen = KINDS.find((each) => each === value);
                if (chosen !== undefined) apply({ kind: chosen });
              }}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`kind.${each}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {isRefused && <Note role="status">{t('start.badPeriod')}</Note>}
      <div className={styles.buttons}>
        <Button size="small" disabled={isTaken} onClick={() => onChange({ isTaken: true })}>
          {t('start.accept')}
        </Button>
        <Button size="small" disabled={!isTaken} onClick={() => onChange({ isTaken: false })}>
          {t('start.reject')}
        </Button>
      </div>
    </Card>
  );
}

interface CorrectableProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** A field that is used when it is left, or with Enter. */
function Correctable({ label, value, onCommit }: CorrectableProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed !== undefined && typed !== value) onCommit(typed);
    setTyped(undefined);
  };
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          className={styles.input}
          value={typed ?? value}
          onChange={(_, { value: text }) => setTyped(text)}
          onBlur={commit}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing) commit();
          }}
        />
      )}
    </Field>
  );
}
