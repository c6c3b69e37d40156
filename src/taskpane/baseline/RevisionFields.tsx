/** Author and reason of a revised number or an input; its date is the day of entry. A revision can be undone. */
import { Button } from '@fluentui/react-components';
import { isRevised, type Figure } from '../../figures/figure.js';
import { changeFigure, takeBackRevision, type FigureChange } from '../../model/editFigures.js';
import { TextField } from '../controls/TextField.js';
import { wallClock } from '../state/clock.js';
import { useStore } from '../state/PaneContext.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { useText } from '../text/text.js';

export default function RevisionFields({ figure }: { readonly figure: Figure }) {
  const store = useStore();
  const changeModel = useChangeModel();
  const { t } = useText();
  const commit = (change: FigureChange): string | undefined => {
    const { model } = store.getState();
    const date = wallClock().slice(0, 10);
    return model === undefined ? undefined : changeModel(changeFigure(model, figure.id, { ...change, date }));
  };
  const takeBack = () => {
    const { model } = store.getState();
    if (model !== undefined) changeModel(takeBackRevision(model, figure.id));
  };
  return (
    <>
      <TextField
        label={t('baseline.author')}
        value={figure.author ?? ''}
        onCommit={(author) => commit({ author: author.trim() })}
      />
      <TextField
        label={t('baseline.reason')}
        value={figure.note}
        onCommit={(note) => commit({ note: note.trim() })}
      />
      {isRevised(figure) && (
        <Button size="small" onClick={takeBack}>
          {t('baseline.takeBack')}
        </Button>
      )}
    </>
  );
}
