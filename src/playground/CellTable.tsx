/**
 * The current sheet as a real table, for screen readers and for people who cannot use the canvas. It is read-only: inputs are
 * changed in the pane under Scenarios and Model, and the sheet follows.
 */
import { useEffect, useState } from 'react';
import { Button, Select, makeStyles, tokens } from '@fluentui/react-components';
import type { Model } from '@ironcalc/wasm';
import { fromEngineName } from '../hosts/ironcalc/text.js';
import { columnLetters } from '../workbook/plan/address.js';
import { useText } from '../taskpane/text/text.js';

/** Number of rows shown at first, and added each time. */
const PAGE = 80;

/** Our sheets have no contents beyond this column. */
const LAST_COLUMN = 60;

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: { display: 'flex', alignItems: 'center', gap: '8px', padding: '8px 12px' },
  scroll: {
    flexGrow: 1,
    overflow: 'auto',
    padding: '0 12px 12px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: '2px 8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    maxWidth: '320px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  number: { textAlign: 'end' },
  head: {
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  caption: { textAlign: 'start', paddingBlockEnd: '4px', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly model: Model;
  /** Changes whenever cells have changed. */
  readonly version: number;
}

export function CellTable({ model, version }: Props) {
  const styles = useStyles();
  const { t } = useText();
  const [sheet, setSheet] = useState(() => model.getSelectedSheet());
  const [shown, setShown] = useState(PAGE);
  const names = model.getWorksheetsProperties().map(({ name }) => fromEngineName(name));
  const number = Math.min(sheet, names.length - 1);
  const name = names[number] ?? '';
  const [{ rows, columns }, setSize] = useState({ rows: 0, columns: 0 });

  useEffect(() => setSize(sizeOf(model, number)), [model, number, version]);

  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <Select
          aria-label={t('playground.sheet')}
          value={String(number)}
          onChange={(_, { value }) => {
            setSheet(Number(value));
            setShown(PAGE);
            model.setSelectedSheet(Number(value));
          }}
        >
          {names.map((sheetName, index) => (
            <option key={sheetName} value={index}>
              {sheetName}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={name}>
        <table className={styles.table}>
          <caption className={styles.caption}>
            {t('playground.tableOf', { sheet: name, rows, columns })}
          </caption>
          <thead>
            <tr>
              <th className={styles.head} scope="col">
                {t('playground.row')}
              </th>
              {Array.from({ length: columns }, (_, column) => (
                <th key={column} className={styles.head} scope="col">
                  {columnLetters(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(rows, shown) }, (_, row) => (
              <tr key={row}>
                <th className={styles.head} scope="row">
                  {row + 1}
                </th>
                {Array.from({ length: columns }, (_, column) => {
                  const text = model.getFormattedCellValue(number, row + 1, column + 1);
                  return (
                    <td key={column} className={styles.cell} title={text.length > 40 ? text : undefined}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {rows > shown && (
          <Button size="small" onClick={() => setShown(shown + PAGE)}>
            {t('baseline.more', { count: Math.min(PAGE, rows - shown) })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Rows and columns with content, counted from the first. */
function sizeOf(model: Model, sheet: number): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  for (let column = 1; column <= LAST_COLUMN; column += 1) {
    const used = model.getRowsWithData(sheet, column);
    if (used.length === 0) continue;
    columns = column;
    rows = Math.max(rows, ...used);
  }
  return { rows, columns };
}
