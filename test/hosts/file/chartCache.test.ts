/** What programs see that draw before they calculate, and that read a file more strictly than Excel. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import { cacheValues } from '../../../src/hosts/file/chartCache.js';
import { planOf } from '../../workbook/living.js';
import { tinyModel } from '../../workbook/models.js';
import { apply } from '../contract.js';
import { schemaMistakes, schemasPresent } from '../ooxml.js';

async function built() {
  const plan = planOf(tinyModel);
  const host = createXlsxHost();
  await apply(host, plan);
  const parts = Object.entries(unzipSync(host.bytes())).map(
    ([path, content]) => [path, strFromU8(content)] as const,
  );
  return { plan, bytes: host.bytes(), parts };
}

test('every reference of a chart has the values that its cells show', async () => {
  const { plan, bytes, parts } = await built();
  const charts = parts.filter(([path]) => path.startsWith('xl/charts/chart')).map(([, xml]) => xml);
  expect(charts.length).toBeGreaterThan(3);
  for (const xml of charts) {
    expect(xml).toContain('<c:numCache>');
    expect(xml).not.toMatch(/<\/c:f><\/c:(?:num|str)Ref>/);
  }
  const compare = plan.sheets.find(({ key }) => key === 'compare');
  const shown = compare?.blocks[0]?.cells[16]?.slice(4, 8).map((cell) => cell?.cached);
  expect(shown).toHaveLength(4);
  const series = charts.join('').split("<c:f>'对比'!$E$17:$H$17</c:f>")[1] ?? '';
  const cache = series.slice(0, series.indexOf('</c:numCache>'));
  expect([...cache.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, text]) => Number(text))).toEqual(shown);
  if (schemasPresent()) expect(await schemaMistakes(bytes)).toEqual([]);
});

test('errors, blanks and texts among numbers are points without a value; references to other sheets stay as they are', () => {
  const values = [1, { error: '#N/A' as const }, null, 'x', 0.5];
  const xml = `<c:numRef><c:f>'A &amp; B'!$A$1:$A$5</c:f></c:numRef><c:strRef><c:f>other!$A$1</c:f></c:strRef>`;
  expect(cacheValues(xml, (ref) => (ref === "'A & B'!$A$1:$A$5" ? values : undefined))).toBe(
    `<c:numRef><c:f>'A &amp; B'!$A$1:$A$5</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="5"/>` +
      `<c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="4"><c:v>0.5</c:v></c:pt></c:numCache></c:numRef>` +
      `<c:strRef><c:f>other!$A$1</c:f></c:strRef>`,
  );
});

test('the children of a font are in the order of the schema', async () => {
  const { parts } = await built();
  const styles = parts.find(([path]) => path === 'xl/styles.xml')?.[1] ?? '';
  const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/gs)].map(([, children = '']) =>
    [...children.matchAll(/<([A-Za-z]+)/g)].map(([, name]) => name),
  );
  const order = ['b', 'i', 'strike', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];
  expect(fonts.length).toBeGreaterThan(5);
  for (const children of fonts) expect(children).toEqual(order.filter((name) => children.includes(name)));
});
