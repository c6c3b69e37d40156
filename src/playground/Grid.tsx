/**
 * The embedded workbook: IronCalc's component on our model, in our colours, with a table to read instead of the
 * canvas. The component is rendered again only if the workbook is another object: otherwise it would interrupt an edit in
 * progress and take the focus from the pane.
 */
import { memo, useEffect, useState } from 'react';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Model } from '@ironcalc/wasm';
import type { IronCalc as IronCalcType } from '@ironcalc/workbook';
import { useText } from '../taskpane/text/text.js';
import { mendAccess } from './gridAccess.js';
import { GRID_COLORS } from './gridTheme.js';
import { admitInputMethod } from './inputMethodCells.js';

export type IronCalcComponent = typeof IronCalcType;

const useStyles = makeStyles({
  container: {
    position: 'relative',
    width: '100%',
    height: '100%',
    overflow: 'hidden',
    colorScheme: 'light',
  },
});

interface Props {
  readonly component: IronCalcComponent;
  readonly model: Model;
  readonly isDark: boolean;
  readonly onElement: (element: HTMLElement | null) => void;
}

export const Grid = memo(function Grid({ component: IronCalc, model, isDark, onElement }: Props) {
  const styles = useStyles();
  const { t } = useText();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  if (root !== null) measureIn(root, model);

  useEffect(() => {
    onElement(root);
  }, [root, onElement]);

  useEffect(() => {
    if (root === null) return undefined;
    return mendAccess(root, { formulaBar: t('playground.formulaBar'), cells: t('playground.cells') });
  }, [root, t]);

  useEffect(() => (root === null ? undefined : admitInputMethod(root, t('playground.cells'))), [root, t]);

  return (
    <div
      ref={setRoot}
      role="region"
      aria-label={t('playground.workbook')}
      className={mergeClasses(styles.container, isDark && 'tuiyan-dark')}
    >
      {root !== null && <IronCalc model={model} rootContainer={root} themeVariables={GRID_COLORS} />}
    </div>
  );
});

/**
 * Tells the workbook its visible size. IronCalc assumes that it has the whole window, so a cell selected by keyboard could be
 * below the grid or under the pane; the excess is subtracted.
 */
function measureIn(root: HTMLElement, model: Model): void {
  const own = Object.getPrototypeOf(model) as Model;
  model.setWindowWidth = (width) =>
    own.setWindowWidth.call(model, width - window.innerWidth + root.clientWidth);
  model.setWindowHeight = (height) =>
    own.setWindowHeight.call(model, height - window.innerHeight + root.clientHeight);
}
