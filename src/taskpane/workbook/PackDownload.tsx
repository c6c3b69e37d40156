/** The model as a pack in one file, which the command line and the start page read. */
import { useState } from 'react';
import { Button } from '@fluentui/react-components';
import { FolderZip20Regular } from '@fluentui/react-icons';
import { zipPack } from '../../hosts/file/packZip.js';
import { PACK_FILE } from '../../messages/wording/packFile.js';
import { textsByName } from '../../model/gatherPack.js';
import { writePack } from '../../model/pack.js';
import { Note } from '../controls/kit.js';
import { Outcome, type Report } from '../controls/OutcomeMessage.js';
import { saveFile } from '../controls/saveFile.js';
import { usePane, useStore } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { fileName } from './workbookJobs.js';

export function PackDownload() {
  const texts = useText(PACK_FILE);
  const { t } = texts;
  const store = useStore();
  const isReady = usePane((state) => state.calculation !== undefined);
  const [report, setReport] = useState<Report>();
  const download = (): void => {
    const state = store.getState();
    const model = state.calculation?.prepared.model;
    if (model === undefined) return;
    const bytes = zipPack(textsByName(writePack(model)));
    const file = `${fileName(state, texts)}.zip`;
    saveFile(bytes, file, 'application/zip');
    const size = Math.max(1, Math.round(bytes.length / 1024));
    setReport({ intent: 'success', sentence: t('pack.downloaded', { file, size }) });
  };

  return (
    <>
      <Button icon={<FolderZip20Regular />} disabled={!isReady} onClick={download}>
        {t('pack.download')}
      </Button>
      <Note>{t('pack.hint')}</Note>
      {report !== undefined && <Outcome report={report} />}
    </>
  );
}
