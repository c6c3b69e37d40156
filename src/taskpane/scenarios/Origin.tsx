/** Where a parameter's value comes from; a click makes it the scenario's own, another goes back to what is inherited. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link16Regular, LinkDismiss16Regular } from '@fluentui/react-icons';
import { useCardStyles } from '../controls/cardStyles.js';
import { useText } from '../text/text.js';

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
  readonly isBase: boolean;
  readonly isOwn: boolean;
  /** Names of the scenarios whose values are inherited. */
  readonly from: string;
  readonly onOverride: () => void;
  readonly onReset: () => void;
}

export function Origin({ name, isBase, isOwn, from, onOverride, onReset }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t } = useText();
  if (isBase && !isOwn) return <span className={look.small}>{t('scenarios.baseValue')}</span>;
  const origin = isBase
    ? t('model.changed')
    : isOwn
      ? t('scenarios.own')
      : t('scenarios.inherited', { name: from });
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
