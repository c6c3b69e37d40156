/**
 * Checks of the order of the Model sheet's tables. Other sheets read their rows by cell (names, targets, bounds, defaults), and a
 * sort moves contents but no references: then they read other rows until the next build, and this is what tells it at once.
 */
import { constant, quoteText } from '../plan/sheet.js';
import { cellOn } from '../plan/address.js';
import type { Context } from '../tables/context.js';
import type { ModelTable } from '../tables/layout.js';
import type { Check } from './checksIntegrity.js';
import { MODEL_TITLES } from './modelSheet.js';

/** Characters of a formula that holds part of the rows of a long table; Excel takes 8,192. */
const LONGEST_FORMULA = 6000;

const CHECKED = ['scenarios', 'targets', 'rules', 'parameters', 'indicators'] as const satisfies ModelTable[];

export function orderChecks(context: Context): readonly Check[] {
  const { layout, model, say, sheets } = context;
  const members = (model.dimensions ?? []).flatMap((dimension) => dimension.members);
  // Names of members are read by cell only where an indicator has members.
  const named = model.indicators.some(({ over }) => over !== undefined)
    ? [...CHECKED, 'members' as const]
    : CHECKED;
  return named.flatMap((table): readonly Check[] => {
    const rows: readonly { readonly key: string }[] = table === 'members' ? members : model[table];
    const label = constant(say('rowsMoved', { table: say(MODEL_TITLES[table]) }), 'label');
    // Cell by cell: rows that are inserted in the table move no reference away from its key.
    const terms = rows.map(({ key }, i) => {
      const cell = cellOn(sheets.model, layout.model[table].first + i, 0);
      return `(${cell}<>${quoteText(key)})`;
    });
    return chunks(terms).map((part): Check => ({
      kind: 'integrity',
      label,
      counts: { workbook: { formula: `=0+${part.join('+')}`, value: 0 } },
    }));
  });
}

function chunks(terms: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let length = Infinity;
  for (const term of terms) {
    length += term.length + 1;
    if (length > LONGEST_FORMULA) {
      parts.push([]);
      length = term.length;
    }
    parts.at(-1)?.push(term);
  }
  return parts;
}
