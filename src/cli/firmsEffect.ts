/**
 * `tuiyan firms --effect`: the rows of the query as two groups a place, and what people read of their difference.
 *
 * In: rows as cells: the columns summed by, the last of which marks the groups, the number of firms, and for each formula sum, errors, mean
 * and variance. Out: a row for each place; or the first mark that is none.
 */
import { differenceOfChanges, type Effect, type Group } from '../analysis/firms/effect.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';

type Cell = string | number | boolean | null;

interface EffectRow {
  readonly by: Readonly<Record<string, Cell>>;
  readonly reached: Group;
  readonly control: Group;
  /** Null where it cannot be told, as with fewer than two firms in a group. */
  readonly effect: Effect | null;
}

/** Of the last of `formulas` formulas. */
export function readEffects(
  found: readonly (readonly Cell[])[],
  by: readonly string[],
  formulas: number,
): { readonly effects: readonly EffectRow[] } | { readonly strange: string } {
  const at = by.length + 1 + 4 * (formulas - 1);
  const groups = found.map((row) => ({
    by: by.slice(0, -1).map((name, i) => [name, row[i] ?? null] as const),
    mark: row[by.length - 1] ?? null,
    group: {
      firms: Number(row[by.length]) - Number(row[at + 1]),
      mean: numberIn(row[at + 2]),
      variance: numberIn(row[at + 3]),
    },
  }));
  const strange = groups.find(({ mark }) => isReached(mark) === undefined);
  if (strange !== undefined) return { strange: String(strange.mark ?? '') };
  const places = [...new Set(groups.map((row) => JSON.stringify(row.by)))];
  const effects = places.map((place): EffectRow => {
    const own = groups.filter((row) => JSON.stringify(row.by) === place);
    const groupOf = (wanted: boolean): Group =>
      own.find(({ mark }) => isReached(mark) === wanted)?.group ?? { firms: 0, mean: NaN, variance: NaN };
    const [reached, control] = [groupOf(true), groupOf(false)];
    const effect = differenceOfChanges(reached, control) ?? null;
    return { by: Object.fromEntries(own[0]?.by ?? []), reached, control, effect };
  });
  return { effects };
}

function numberIn(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : NaN;
}

function isReached(mark: Cell): boolean | undefined {
  if (mark === true || mark === 1 || mark === '1') return true;
  return mark === false || mark === 0 || mark === '0' ? false : undefined;
}

/** A row a place, numbers to six digits; below it the condition under which the difference is the effect. */
export function effectTable(rows: readonly EffectRow[], { say }: Terminal): string {
  const by = Object.keys(rows[0]?.by ?? {});
  const short = (value = NaN): string =>
    Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '—';
  const heads = [
    ...(['effectReached', 'effectControl', 'effectChangeReached', 'effectChangeControl'] as const),
    ...(['effectEffect', 'effectError', 'effectInterval', 'effectChance'] as const),
  ];
  const body = rows.map(({ by: own, reached, control, effect }) => [
    ...by.map((name) => String(own[name] ?? '')),
    ...[reached.firms, control.firms].map(String),
    ...[reached.mean, control.mean, effect?.effect, effect?.error].map((value) => short(value)),
    effect === null ? '—' : `${short(effect.low)} … ${short(effect.high)}`,
    short(effect?.probability),
  ]);
  const table = printTable(
    [[...by, ...heads.map((head) => say(head))], ...body],
    (column) => column >= by.length,
  );
  return [table, say('effectNote')].join('\n\n');
}
