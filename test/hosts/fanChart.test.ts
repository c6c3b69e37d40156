/** A fan chart: stacked areas of which the lowest is not drawn, and lines over them; and a tornado. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createOfficeHost } from '../../src/hosts/office/office.js';
import { createXlsxHost } from '../../src/hosts/file/xlsx.js';
import { apply } from './contract.js';
import { createExcel } from './excel/index.js';
import { schemaMistakes, schemasPresent } from './ooxml.js';
import { block, plan, sheet } from './plans.js';

const columns = ["'S'!$A$2:$A$4", "'S'!$B$2:$B$4", "'S'!$C$2:$C$4", "'S'!$D$2:$D$4"] as const;
const [below, band, middle, goal] = columns;
const frame = { area: { row: 5, column: 0, rows: 10, columns: 5 }, valueFormat: '0', description: '' };

const planned = plan([
  sheet('s', 'S', {
    blocks: [
      block(0, 0, [
        ['below', 'middle 80%', 'as set', 'goal'].map((value) => ({ value })),
        ...[1, 2, 3].map((row) => [row, 2 * row, 2 * row, 9].map((value) => ({ value }))),
      ]),
    ],
    charts: [
      {
        ...{ key: 'fan', kind: 'areaStacked', title: 'Fan', categories: below, ...frame },
        series: [
          { name: { text: 'below' }, values: below, color: 'FFFFFF', hidden: true, unlisted: true },
          { name: { ref: "'S'!$B$1" }, values: band, color: '79ACD3' },
          { name: { ref: "'S'!$C$1" }, values: middle, color: '12263F', line: true },
          { name: { text: 'goal' }, values: goal, color: '9B1C1C', line: true, dashed: true },
        ],
      },
      {
        ...{ key: 'tornado', kind: 'barOverlapped', title: 'Tornado', categories: below, ...frame },
        series: [
          { name: { text: 'low' }, values: band, color: '3E8FB0' },
          { name: { text: 'high' }, values: middle, color: 'C7791B' },
        ],
      },
    ],
  }),
]);

test('in a file', async () => {
  const host = createXlsxHost();
  await apply(host, planned);
  const parts = unzipSync(host.bytes());
  const xml = (name: string): string => strFromU8(parts[`xl/charts/${name}`] ?? new Uint8Array());
  const fan = xml('chart1.xml');
  const [areas = ''] = /<c:areaChart>.*<\/c:areaChart>/s.exec(fan) ?? [];
  const [lines = ''] = /<c:lineChart>.*<\/c:lineChart>/s.exec(fan) ?? [];
  expect([...areas.matchAll(/<c:ser>/g)]).toHaveLength(2);
  expect(areas).toContain('<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>');
  expect(
    [...lines.matchAll(/<c:f>('S'!\$[A-Z]\$1|'S'!\$[CD]\$2:\$[CD]\$4)<\/c:f>/g)].map((hit) => hit[1]),
  ).toEqual(["'S'!$C$1", "'S'!$C$2:$C$4", "'S'!$D$2:$D$4"]);
  expect([...lines.matchAll(/<a:prstDash val="sysDash"\/>/g)]).toHaveLength(1);
  const axes = (text: string): unknown => text.match(/<c:axId [^>]*>/g);
  expect(axes(lines)).toEqual(axes(areas));
  expect(fan).toContain('<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>');
  expect(fan).not.toContain('\uFDD0');
  expect(xml('chart2.xml')).toContain('<c:overlap val="100"/>');
  if (schemasPresent()) expect(await schemaMistakes(host.bytes())).toEqual([]);
});

test('in Excel (simulated)', async () => {
  const { runtime, workbook } = createExcel();
  await apply(createOfficeHost(runtime), planned);
  const [fan, tornado] = workbook.sheets.find(({ name }) => name === 'S')?.charts ?? [];
  expect(fan?.series.map((series) => series['ChartType'])).toEqual([undefined, undefined, 'Line', 'Line']);
  expect(fan?.series.map((series) => series['Legend.Visible'])).toEqual([
    false,
    undefined,
    undefined,
    undefined,
  ]);
  expect(fan?.series[0]).toHaveProperty(['Format.Fill.Clear']);
  expect(fan?.series.map((series) => series['Format.Line.LineStyle'])).toEqual([
    ...[undefined, undefined, undefined],
    'Dash',
  ]);
  expect(tornado?.series.map((series) => series['Overlap'])).toEqual([100, 100]);
});
