/** The cells of a projection sheet as formulas printed into it refer to them. */
import type { Site } from '../../formula/values/scope.js';
import { cellAddress } from '../plan/address.js';
import type { Context, ScenarioView } from '../tables/context.js';

/** Cells of this sheet as a formula in the column of `year` refers to them. */
export function siteOf(context: Context, view: ScenarioView, year: number, self?: string): Site {
  const { layout, model, prepared } = context;
  const { firstYear, baseYear, horizon } = model;
  const place = layout.projection;
  return {
    year,
    firstYear,
    baseYear,
    horizon,
    ...(self === undefined ? {} : { self }),
    cell: (key, at, anchor) => {
      const row = place.seriesRow(key);
      if (row === undefined || context.valueAt(view.index, key, at) === undefined) return undefined;
      const isParameter = prepared.parameterByKey.has(key);
      // Parameters keep their row when a formula is copied to another one: F12*(1+F$31).
      if (anchor === 'column') return cellAddress(row, place.yearColumn(at), isParameter ? 'both' : 'column');
      return cellAddress(row, place.yearColumn(at), isParameter ? 'row' : 'none');
    },
    yearCell: () => cellAddress(place.header, place.yearColumn(year), 'row'),
  };
}
