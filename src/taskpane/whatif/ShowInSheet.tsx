/** A button that sets the question of the workbook's Sensitivity sheet, and its outcome. */
import { useState } from 'react';
import { Button } from '@fluentui/react-components';
import type { SheetQuestion } from '../../workbook/plan/attachments.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { useDispatch } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Note } from '../controls/kit.js';

interface Props {
  readonly question: SheetQuestion;
  readonly label: string;
}

export function ShowInSheet({ question, label }: Props) {
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
      <Note as="span" role="status">
        {isAsked ? t('sensSheetDone') : ''}
      </Note>
    </>
  );
}
