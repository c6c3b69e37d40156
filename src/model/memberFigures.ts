/**
 * Assigns figures to the series of members.
 *
 * In: a model and the rows of its indicators. Out: for each row the ids of its figures. A figure of the indicator joins the row
 * of the member that its `member` or its place names, if it is of a whole year of the model and its kind may give values. An
 * aspiration (kind target) never joins. Two figures for one row and year are a problem, unless the indicator's own list names one
 * of them. Figures in that list that are of the whole are the total's; one of any other member or place is not used, and is told.
 */
import { wholeYear } from '../figures/period.js';
import type { Figure, FigureKind } from '../figures/figure.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import { basicKinds, isActualKind } from './derived.js';
import type { MemberRow, MemberRows } from './memberRows.js';
import type { Indicator, Model, Named } from './model.js';
import { foldName, indexNamed } from './names.js';

interface JoinedFigures {
  /** By key of the row; rows without figures are missing. */
  readonly byRow: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

export function joinFigures(model: Model, rows: MemberRows): JoinedFigures {
  const byRow = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  if (rows.size === 0) return { byRow, problems };
  const kinds = basicKinds(model.figures);
  const byIndicator = new Map<string, Figure[]>([...rows.keys()].map((key) => [key, []]));
  for (const figure of model.figures) byIndicator.get(figure.indicator)?.push(figure);
  const byId = new Map(model.figures.map((figure) => [figure.id, figure]));
  for (const indicator of model.indicators) {
    const own = rows.get(indicator.key);
    if (own === undefined) continue;
    const rowOf = rowFinder(model, own);
    const isOfWhole = wholeFinder(model);
    const pinned = (indicator.figures ?? []).flatMap((id) => byId.get(id) ?? []);
    const found = (byIndicator.get(indicator.key) ?? []).filter((figure) =>
      mayJoin(model, indicator, figure, kinds),
    );
    const cells = new Map<string, Figure>();
    for (const figure of new Set([...pinned, ...found])) {
      const isPinned = pinned.includes(figure);
      const ofMember = rowOf(figure);
      // With a total only, `over` is wrong, and that is told.
      if (isPinned && ofMember === undefined && own.length > 1 && !isOfWhole(figure))
        problems.push(noMember(model, indicator, figure));
      const row = ofMember ?? (isPinned && isOfWhole(figure) ? own[0] : undefined);
      if (row === undefined || cells.get(cellOf(row, figure)) === figure) continue;
      const other = cells.get(cellOf(row, figure));
      if (other === undefined) {
        cells.set(cellOf(row, figure), figure);
        byRow.set(row.key, [...(byRow.get(row.key) ?? []), figure.id]);
      } else if (isPinned || !pinned.includes(other)) problems.push(twice(indicator, row, figure, other));
    }
  }
  return { byRow, problems };
}

function cellOf({ key }: MemberRow, { period }: Figure): string {
  return `${key}:${wholeYear(period) ?? period}`;
}

function twice({ key }: Indicator, row: MemberRow, figure: Figure, other: Figure): Problem {
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    row.members.map(({ name }) => name[language]).join(' '),
  );
  const year = wholeYear(figure.period) ?? figure.period;
  return makeProblem(
    'model.memberFigures',
    { table: 'indicators', key, field: 'figures' },
    { key, zh: zh ?? '', en: en ?? '', year, id: figure.id, other: other.id },
  );
}

function noMember({ geography }: Model, { key, name }: Indicator, figure: Figure): Problem {
  return makeProblem(
    'model.memberFigureElsewhere',
    { table: 'indicators', key, field: 'figures' },
    { zh: name.zh, en: name.en, id: figure.id, place: figure.member ?? figure.geography, geography },
    'warning',
  );
}

function mayJoin(
  { firstYear, horizon }: Model,
  { startsFrom }: Indicator,
  { id, kind, qualifier, period }: Figure,
  kinds: ReadonlyMap<string, FigureKind>,
): boolean {
  const year = wholeYear(period);
  if (year === undefined || year < firstYear || year > horizon || qualifier === 'band') return false;
  if (kind === 'growth') return false;
  const basic = kinds.get(id) ?? kind;
  return isActualKind(basic) || (basic === 'plan' && startsFrom === 'plan');
}

/** The row of a figure's member, if both its member and its place are accounted for. */
function rowFinder(model: Model, rows: readonly MemberRow[]): (figure: Figure) => MemberRow | undefined {
  const own = rows.filter(({ role }) => role === 'member');
  const sides = (own[0]?.members ?? []).map((_, i) => {
    const members = [...new Set(own.flatMap((row) => row.members[i] ?? []))];
    return { byKey: new Map(members.map((member) => [member.key, member])), byName: indexNamed(members) };
  });
  const wholes = indexNamed(wholesOf(model));
  const byKey = new Map(own.map((row) => [row.members.map(({ key }) => key).join(' '), row]));
  return ({ geography, member }) => {
    const written = foldName(geography);
    let [usesMember, usesPlace] = [member === undefined, written === ''];
    const keys = sides.map((side) => {
      const named = member === undefined ? undefined : side.byKey.get(member);
      if (named !== undefined) {
        usesMember = true;
        // A figure may name its member by its place as well.
        if (side.byName.get(written)?.key === named.key) usesPlace = true;
        return named.key;
      }
      const place = side.byName.get(written);
      if (place !== undefined) usesPlace = true;
      return place?.key;
    });
    // A figure of a member's part in one place is not a figure of the member.
    usesPlace ||= wholes.has(written);
    if (!usesMember || !usesPlace || keys.some((key) => key === undefined)) return undefined;
    return byKey.get(keys.join(' '));
  };
}

/** Whether a figure is of the whole: neither its place nor its member is a part. */
function wholeFinder(model: Model): (figure: Figure) => boolean {
  const wholes = indexNamed(wholesOf(model));
  return ({ geography, member }) =>
    [geography, member ?? ''].every((each) => foldName(each) === '' || wholes.has(foldName(each)));
}

/** What the figures of the whole may be of: the place of the model, and members of a top level that has only one. */
function wholesOf({ geography, places = [], dimensions = [] }: Model): readonly Named[] {
  const tops = dimensions.flatMap(({ members }) => {
    const top = members.filter(({ parent }) => parent === undefined);
    return top.length === 1 ? top : [];
  });
  const isIts = ({ key }: Named): boolean => foldName(key) === foldName(geography);
  return [{ key: geography, name: { zh: geography, en: geography } }, ...places.filter(isIts), ...tops];
}
