/** Before a row is deleted: everywhere it is used, what becomes of each place, and the way to those that must be changed first. */
import { Button, makeStyles } from '@fluentui/react-components';
import { PARTS } from '../../messages/wording/parts.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import type { Model } from '../../model/model.js';
import { ROW_KINDS, rowsOfKind, type RowKind, type RowRef } from '../../model/rows/kinds.js';
import { usesOf, type Use } from '../../model/rows/uses.js';
import { Notice } from '../controls/kit.js';
import { useText } from '../text/text.js';

/** Uses shown; of a dimension there may be thousands. */
const MOST = 50;

const useStyles = makeStyles({
  list: { margin: '4px 0', paddingInlineStart: '18px', overflowWrap: 'anywhere' },
  link: { minWidth: 0, padding: 0, textAlign: 'start', fontWeight: 'inherit' },
});

interface Props {
  readonly model: Model;
  readonly row: RowRef;
  readonly name: string;
  readonly onDelete: () => void;
  readonly onCancel: () => void;
  /** Opens the form of a row that must be changed first. */
  readonly onOpen: (row: RowRef) => void;
}

export function RowUses({ model, row, name, onDelete, onCancel, onOpen }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(PARTS);
  const uses = usesOf(model, row);
  const isNeeded = uses.some(({ effect }) => effect === 'needs');
  const isHeir = row.kind === 'scenarios' && uses.length > 0;
  const isLast = row.kind === 'scenarios' && model.scenarios.length === 1;
  const field = (id: string): string => {
    const words = { ...HEADERS, ...PARTS };
    return Object.hasOwn(words, id) ? pick(words[id as keyof typeof words]) : id;
  };
  const nameOf = ({ kind, key }: Use): string => {
    const found = isRowKind(kind)
      ? rowsOfKind(model, kind).find((each) => each.key === key)?.name
      : [
          ...(kind === 'allocations' ? (model.allocations ?? []) : []),
          ...(kind === 'accounts' ? (model.accounts ?? []) : []),
        ].find((each) => each.key === key)?.name;
    return kind === 'overview' ? t(kind) : `${t(kind)} ${found === undefined ? key : pick(found)}`;
  };
  return (
    <Notice
      intent="warning"
      actions={
        <>
          {!isNeeded && !isLast && (
            <Button size="small" autoFocus onClick={onDelete}>
              {t('parts.deleteYes')}
            </Button>
          )}
          <Button size="small" autoFocus={isNeeded || isLast} onClick={onCancel}>
            {t('parts.close')}
          </Button>
        </>
      }
    >
      {uses.length === 0 ? t('parts.noUse', { name }) : t('parts.used', { name, count: uses.length })}
      {isHeir ? ` ${t('parts.heirs')}` : ''}
      {isLast ? ` ${t('manage.deleteLast')}` : ''}
      {!isHeir && uses.length > 0 && (
        <ul className={styles.list}>
          {needsFirst(uses)
            .slice(0, MOST)
            .map((use) => {
              const { kind, key, effect } = use;
              return (
                <li key={`${kind} ${key} ${use.field}`}>
                  {effect === 'needs' && isRowKind(kind) ? (
                    <Button
                      size="small"
                      appearance="transparent"
                      className={styles.link}
                      onClick={() => onOpen({ kind, key })}
                    >
                      {nameOf(use)}
                    </Button>
                  ) : (
                    nameOf(use)
                  )}
                  {' · '}
                  {t(effect, { field: field(use.field) })}
                </li>
              );
            })}
          {uses.length > MOST && <li>…</li>}
        </ul>
      )}
    </Notice>
  );
}

function needsFirst(uses: readonly Use[]): readonly Use[] {
  const isNeed = ({ effect }: Use): boolean => effect === 'needs';
  return [...uses.filter(isNeed), ...uses.filter((use) => !isNeed(use))];
}

function isRowKind(kind: Use['kind']): kind is RowKind {
  return ROW_KINDS.some((known) => known === kind);
}
