/**
 * Shows from where a parameter's value in a scenario comes, and how many scenarios a change affects. A click makes it the
 * scenario's own value; another one returns to the inherited value.
 */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link16Regular, LinkDismiss16Regular } from '@fluentui/react-icons';
import { useText } from '../text/text.js';
import { useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  origin: {
    minWidth: 0,
    maxWidth: '100%',
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  mine: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly name: string;
  /** Whether the value is the model's default and a change here changes the default. */
  readonly isBase: boolean;
  readonly isOwn: boolean;
  /** Names of the scenarios whose values are inherited; empty if it is the model's default. */
  readonly from: string;
  /** Number of scenarios in which a change is visible, including this one. */
  readonly reach: number;
  readonly onOverride: () => void;
  readonly onReset: () => void;
}

export function Origin({ name, isBase, isOwn, from, reach, onOverride, onReset }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t } = useText();
  const reached = reach > 1 ? t('scenarios.affects', { count: reach }) : t('scenarios.affectsOne');
  if (isBase && !isOwn) return <span className={look.small}>{t('scenarios.default', { reached })}</span>;
  const origin = isBase
    ? t('scenarios.defaultChanged', { reached })
    : !isOwn
      ? from === ''
        ? t('scenarios.inheritedDefault')
        : t('scenarios.inherited', { name: from })
      : reach > 1
        ? t('scenarios.ownOfMany', { reached })
        : t('scenarios.own');
  const action = t(isBase ? 'scenarios.restore' : isOwn ? 'scenarios.reset' : 'scenarios.override');
  return (
    <Button
      size="small"
      appearance="transparent"
      className={mergeClasses(styles.origin, isOwn && styles.mine)}
      icon={isOwn ? <LinkDismiss16Regular /> : <Link16Regular />}
      aria-label={t('scenarios.originOf', { name, origin, action })}
      title={action}
      onClick={isOwn ? onReset : onOverride}
    >
      {origin}
    </Button>
  );
}
