/** Files to pass on to people who have neither the add-in nor Excel, or who are to read and not to change. */
import { useState } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { SHARE_WORDS } from '../../messages/wording/share.js';
import { Note } from '../controls/kit.js';
import { Outcome, type Report } from '../controls/OutcomeMessage.js';
import { saveFile } from '../controls/saveFile.js';
import { timeText } from '../state/clock.js';
import { usePane, useStore } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { shareReport, shareValues } from './shareJobs.js';
import { fileName, reportThrown } from './workbookJobs.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: '8px' },
});

export default function SharePanel() {
  const styles = useStyles();
  const texts = useText(SHARE_WORDS);
  const { t } = texts;
  const store = useStore();
  const isReady = usePane((state) => state.calculation !== undefined);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<Report>();

  const share = async (make: typeof shareReport) => {
    setBusy(true);
    setReport(undefined);
    try {
      const state = store.getState();
      const file = await make(state, fileName(state, texts), timeText(new Date()).slice(0, 10));
      if (file === undefined) return;
      saveFile(file.content, file.name, file.type);
      setReport({ intent: 'success', sentence: t('shareDone', { file: file.name }) });
    } catch (thrown) {
      setReport(reportThrown(thrown, texts));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.panel}>
      <Button disabled={!isReady || isBusy} onClick={() => void share(shareReport)}>
        {t('shareReport')}
      </Button>
      <Note>{t('shareReportHint')}</Note>
      <Button disabled={!isReady || isBusy} onClick={() => void share(shareValues)}>
        {t('shareValues')}
      </Button>
      <Note>{t('shareValuesHint')}</Note>
      {report !== undefined && <Outcome report={report} />}
    </div>
  );
}
