/** A button that sets the question of the workbook's Sensitivity sheet, and what then happens. */
import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SheetQuestion } from '../../workbook/plan/attachments.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { useDispatch } from '../state/PaneContext.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly question: SheetQuestion;
  readonly label: string;
}

export function ShowInSheet({ question, label }: Props) {
  const styles = useStyles();
  const { t } = useText(WHATIF);
  const dispatch = useDispatch();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          dispatch({ kind: 'attach', attachments: { sensitivity: question } });
          setAsked(true);
        }}
      >
        {label}
      </Button>
      <span role="status" className={styles.note}>
        {isAsked ? t('sensSheetDone') : ''}
      </span>
    </>
  );
}
