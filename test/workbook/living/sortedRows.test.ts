/** A table of the Baseline from which a row was deleted and that was sorted: rows are known by their ids, whatever the order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/model.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../../src/workbook/living/patchPlan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { FIGURE_COLUMNS } from '../../../src/workbook/tables/figureTables.js';
import { copyExcel } from '../../hosts/excel/index.js';
import { livingOf, modelOf, planOf, startLiving, type Living } from '../living.js';
import { sortRows } from '../livingUser.js';
import { preparedOf, tinyModel } from '../models.js';

const SHEET = '基准';
const FIRST = 4;

/** Four more figures that nothing else needs. */
const model: Model = {
  ...tinyModel,
  figures: [
    ...tinyModel.figures,
    ...['a', 'b', 'c', 'd'].flatMap((letter) =>
      tinyModel.figures
        .filter(({ id }) => id === 'gdp_2024_b')
        .map((figure) => ({ ...figure, id: `spare_${letter}`, period: `200${letter.charCodeAt(0) - 96}` })),
    ),
  ],
};

const count = model.figures.length;

const spares = (living: Living): readonly number[] =>
  Array.from({ length: count }, (_, i) => FIRST + i).filter((row) => {
    const input = living.sheet(SHEET).cells.get(`${row},${FIGURE_COLUMNS.indexOf('id')}`)?.input;
    return typeof input === 'object' && input !== null && 'text' in input && input.text.startsWith('spare');
  });

test('a row deleted, and the table sorted before or after: the next build reads back as the same model, and a third has nothing to say', async () => {
  const start = await startLiving(planOf(model));
  const acts = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('delete' as const), which: fc.nat(3) }),
      fc.record({
        kind: fc.constant('sort' as const),
        order: fc.shuffledSubarray(
          Array.from({ length: count }, (_, i) => i),
          { minLength: count },
        ),
      }),
    ),
    { minLength: 2, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), async (each, knows) => {
      const living = livingOf(copyExcel(start.excel));
      let rows = count;
      for (const act of each) {
        if (act.kind === 'delete') {
          const free = spares(living);
          const row = free[act.which % (free.length || 1)];
          if (row === undefined) continue;
          living.delete(SHEET, 'row', row);
          rows -= 1;
        } else {
          const order = act.order.filter((row) => row < rows);
          sortRows(
            living.sheet(SHEET),
            { row: FIRST, column: 0, rows, columns: FIGURE_COLUMNS.length },
            order,
          );
          living.excel.executor.changed();
        }
      }
      const before = await living.read();
      const wanted = modelOf(before);
      const { plan, problems } = planLiving(before, preparedOf(wanted), 'zh', knows ? { last: model } : {});
      expect(await living.host.apply(plan)).toMatchObject({ ok: true });
      const after = await living.read();
      const read = readWorkbook(after);
      expect(read.ok ? [] : read.problems.map(({ code, place }) => [code, place.cell])).toEqual([]);
      if (read.ok) expect(read.value).toEqual(wanted);
      const third = planLiving(after, preparedOf(wanted), 'zh');
      expect(third.problems).toEqual([]);
      expect(isUnchanged(third.plan)).toBe(true);
      // Who knows what was written tells a reference that a sort left from one that the user typed.
      if (knows) expect(problems.map(({ code }) => code)).not.toContain('workbook.formulaReplaced');
    }),
    { numRuns: Number(process.env['TUIYAN_RUNS'] ?? 4) },
  );
});
