import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/start/table/grid.js';
import { readTables } from '../../../src/start/table/readTables.js';
import type { TableSeries } from '../../../src/start/table/series.js';
import { gridOf, turned } from '../grids.js';

function seriesOf(...grids: readonly Grid[]): readonly TableSeries[] {
  const read = readTables(grids);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const codes = (...grids: readonly Grid[]): readonly string[] =>
  readTables(grids).problems.map(({ code }) => code);
/** Name, unit and values by year of each series. */
const short = (...grids: readonly Grid[]) =>
  seriesOf(...grids).map(({ name, unit, points }) => [
    name,
    unit,
    Object.fromEntries(points.map(({ year, value }) => [year, value])),
  ]);

describe('laws', () => {
  const table = fc
    .record({
      first: fc.integer({ min: 1950, max: 2100 }),
      years: fc.integer({ min: 2, max: 12 }),
      names: fc.uniqueArray(fc.constantFrom('产值', '利润', 'Sales', '北    京', '从业人员', 'R&D'), {
        minLength: 1,
      }),
      seed: fc.array(fc.integer({ min: 1, max: 1800 }), { minLength: 1, maxLength: 30 }),
    })
    .map(({ first, years, names, seed }): Grid => {
      const columns = Array.from({ length: years }, (_, i) => i);
      return {
        name: 'random',
        rows: [
          [{ value: '指标' }, { value: '单位' }, ...columns.map((i) => ({ value: first + i }))],
          ...names.map((name, r) => [
            { value: name },
            { value: '亿元' },
            ...columns.map((i) => ({ value: (seed[(r * years + i) % seed.length] ?? 1) + 0.5 })),
          ]),
        ],
      };
    });

  it('a table reads the same with its years across and down', () => {
    fc.assert(
      fc.property(table, (grid) => {
        expect(short(turned(grid))).toEqual(short(grid));
      }),
    );
  });

  it('every value is in the cell that its point names', () => {
    fc.assert(
      fc.property(table, (grid) => {
        const series = seriesOf(grid);
        expect(series).toHaveLength(grid.rows.length - 1);
        for (const { points } of series)
          for (const { value, cell } of points) {
            const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(cell) ?? [];
            expect(grid.rows[Number(row) - 1]?.[letter.charCodeAt(0) - 65]?.value).toBe(value);
          }
      }),
    );
  });

  it('whatever the cells are, there is an answer', () => {
    const cell = fc.option(
      fc
        .oneof(
          fc.double(),
          fc.integer({ min: 1990, max: 2030 }),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('2020', '2021年', '合计', '单位：亿元', '--', '3,5', '12%', 'NA'),
        )
        .map((value) => ({ value })),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
        const read = readTables([{ name: 'any', rows }]);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
        else for (const { points } of read.value) for (const { value } of points) expect(value).not.toBeNaN();
      }),
    );
  });
});

describe('names and units', () => {
  it.each([
    ['地区生产总值（亿元）', '地区生产总值', '亿元', 1],
    ['Sales ($m)', 'Sales', '百万美元', 1],
    ['Sales (EUR billion)', 'Sales', '百万欧元', 1000],
    ['revenue (USD thousand)', 'revenue', '千美元', 1],
    ['年末人口（万人）', '年末人口', '万人', 1],
    ['用电量（亿千瓦时）', '用电量', '亿千瓦时', 1],
    ['能耗（吨标准煤/万元）', '能耗', '吨标煤/万元', 1],
    ['Electricity (billion kWh)', 'Electricity', '亿千瓦时', 10],
    ['一、北    京（%）', '北京', '%', 1],
    ['Output, billion yuan', 'Output', '亿元', 10],
    ['城市（含县）人口', '城市(含县)人口', '', 1],
  ])('%s', (written, name, unit, factor) => {
    expect(short(gridOf(`|2020|2021\n${written}|1.5|2`))).toEqual([
      [name, unit, { 2020: 1.5 * factor, 2021: 2 * factor }],
    ]);
  });

  it('a unit comes from its column, from the line above, or from the numbers', () => {
    expect(short(gridOf('项目|单位|2020|2021\n产值|万元|1|2'))).toEqual([
      ['产值', '万元', { 2020: 1, 2021: 2 }],
    ]);
    expect(short(gridOf('单位：亿元||\n|2020|2021\n产值|1|2'))).toEqual([
      ['产值', '亿元', { 2020: 1, 2021: 2 }],
    ]);
    expect(short(gridOf('|2020|2021\n强度|2.5%|2.6%'))).toEqual([['强度', '%', { 2020: 2.5, 2021: 2.6 }]]);
    const cell = (value: number) => ({ value, isPercent: true }) as const;
    const shown: Grid = {
      name: 'a',
      rows: [
        [undefined, { value: 2020 }, { value: 2021 }],
        [{ value: '强度' }, cell(0.035), cell(0.036)],
      ],
    };
    expect(short(shown)).toEqual([['强度', '%', { 2020: 3.5, 2021: 3.6 }]]);
    expect(codes(gridOf('|2020|2021\n产值|1|2'))).toEqual(['start.noUnit']);
  });

  it('a unit that the table does not have is kept, named and never replaced by that of another column', () => {
    const column = gridOf('项目|单位|2020|2021\n箱量|万标准箱|1|2\n指数|上年=100|103|104');
    expect(short(column).map(([, unit]) => unit)).toEqual(['[万标准箱]', '[上年=100]']);
    expect(codes(column)).toEqual(['start.ownUnit', 'start.ownUnit']);
    const heads = gridOf('县|产值（亿元）||箱量（标准箱）|\n|2020|2021|2020|2021\n甲|1|2|3|4');
    expect(short(heads).map(([, unit]) => unit)).toEqual(['亿元', '[标准箱]']);
    const ofAll = gridOf(
      '单位：亿元||\n项目|2020|2021\nHeadcount (FTE)|1|2\n收入（地方）|3|4\n箱量（标准箱）|3|4',
    );
    expect(short(ofAll).map(([, unit]) => unit)).toEqual(['[FTE]', '亿元', '[标准箱]']);
    const down = gridOf('Year|Pupils|Cost (EUR)\n2020|412|10\n2021|418|11');
    expect(short(down).map(([, unit]) => unit)).toEqual(['', '欧元']);
    const noUnit = gridOf('县|产值（亿元）||箱量|\n|2020|2021|2020|2021\n甲|1|2|3|4');
    expect(short(noUnit).map(([, unit]) => unit)).toEqual(['亿元', '']);
    expect(codes(noUnit)).toEqual(['start.noUnit']);
  });

  it('two rows of headings and a row of units keep the names of the measures', () => {
    for (const unit of ['亿千瓦时', '标准箱'])
      expect(
        short(gridOf(`县|产值||用电|\n|2020|2021|2020|2021\n|亿元|亿元|${unit}|${unit}\n甲|1|2|3|4`)).map(
          ([name]) => name,
        ),
      ).toEqual(['甲·产值', '甲·用电']);
  });

  it('a unit below the table holds for it, and conversions and contradictions are told', () => {
    expect(short(gridOf('|2020|2021\n产值|1|2\n||单位：亿元'))).toEqual([
      ['产值', '亿元', { 2020: 1, 2021: 2 }],
    ]);
    expect(codes(gridOf('|2020|2021\nSales (billion yuan)|1|2'))).toEqual(['start.unitConverted']);
    expect(codes(gridOf('项目|单位|2020|2021\n产值（亿元）|万元|1|2'))).toEqual(['start.unitsDiffer']);
    expect(codes(gridOf('项目|单位|2020|2021\n产值|亿元|1%|2%'))).toEqual(['start.unitsDiffer']);
  });

  it.each([
    ['USD thousand unless stated', '千美元'],
    ['Amounts in thousands of euros', '千欧元'],
    ['In $m', '百万美元'],
    ['Figures are in million USD, except headcount', '百万美元'],
  ])('a line above, "%s", is the unit', (line, unit) => {
    expect(short(gridOf(`Sales by product||\n${line}||\n|2020|2021\nA|1|2`))[0]?.[1]).toBe(unit);
  });

  it('decimals that the unit would hide are kept', () => {
    expect(
      short(gridOf('项目|单位|2020|2021\n每户|人|3.2|3.1\n电价|元|0.52|0.53\n人数|人|1000.5|2')),
    ).toEqual([
      ['每户', '[人]', { 2020: 3.2, 2021: 3.1 }],
      ['电价', '[元]', { 2020: 0.52, 2021: 0.53 }],
      ['人数', '人', { 2020: 1000.5, 2021: 2 }],
    ]);
  });

  it('two columns of names are a section and a name, or two languages', () => {
    expect(
      short(gridOf('||2020|2021\n城镇|人口（人）|1|2\n|户数（家）|3|4\n农村|人口（人）|5|6')).map(
        ([name]) => name,
      ),
    ).toEqual(['城镇·人口', '户数', '农村·人口']);
    const [row] = seriesOf(gridOf('||2020|2021\n人口|Population|1|2'));
    expect([row?.name, row?.english]).toEqual(['人口', 'Population']);
  });

  it('the same name under two headings takes the headings', () => {
    expect(
      short(gridOf('|2020|2021\n城镇||\n人口（人）|1|2\n农村||\n人口（人）|3|4')).map(([name]) => name),
    ).toEqual(['城镇·人口', '农村·人口']);
    expect(codes(gridOf('|2020|2021\n人口（人）|1|2\n人口（人）|3|4'))).toEqual(['start.sameName']);
  });
});

describe('years', () => {
  it.each([
    '2020年',
    'FY2020',
    '2020年度',
    '2020-12-31',
    'field_2020',
    '2020/21',
    '２０２０',
    '2020 (actual)',
  ])('%s', (heading) => {
    expect(short(gridOf(`|${heading}|2021\n产值（亿元）|1|2`))).toEqual([
      ['产值', '亿元', { 2020: 1, 2021: 2 }],
    ]);
  });

  it.each(['2022E', '2022年预计', '2022 (forecast)', '2022计划', '2022F'])('%s is no actual', (heading) => {
    const grid = gridOf(`|2020|2021|${heading}\n产值（亿元）|1|2|3`);
    expect(short(grid)).toEqual([['产值', '亿元', { 2020: 1, 2021: 2 }]]);
    expect(codes(grid)).toEqual(['start.forecast']);
  });

  it('numbers of data that look like years are data', () => {
    expect(short(gridOf('|2020|2021|2022\n人员（人）|1999|2001|2003\n产值（亿元）|1|2|3'))).toEqual([
      ['人员', '人', { 2020: 1999, 2021: 2001, 2022: 2003 }],
      ['产值', '亿元', { 2020: 1, 2021: 2, 2022: 3 }],
    ]);
  });

  it('several blocks, below each other and side by side', () => {
    expect(short(gridOf('|2020|2021\n甲（亿元）|1|2\n||\n|2019|2020\n乙（人）|3|4'))).toEqual([
      ['甲', '亿元', { 2020: 1, 2021: 2 }],
      ['乙', '人', { 2019: 3, 2020: 4 }],
    ]);
    expect(short(gridOf('|收入（万元）||利润（万元）|\n公司|2020|2021|2020|2021\n甲|1|2|3|4'))).toEqual([
      ['甲·收入', '万元', { 2020: 1, 2021: 2 }],
      ['甲·利润', '万元', { 2020: 3, 2021: 4 }],
    ]);
  });

  it('measures below each year, merged or not', () => {
    const wanted = [
      ['甲·收入', '万元', { 2020: 1, 2021: 3 }],
      ['甲·利润', '元', { 2020: 2, 2021: 4 }],
    ];
    expect(
      short(gridOf('|2020||2021|\n公司|收入（万元）|利润（元）|收入（万元）|利润（元）\n甲|1|2|3|4')),
    ).toEqual(wanted);
    expect(
      short(gridOf('|2020|2020|2021|2021\n公司|收入（万元）|利润（元）|收入（万元）|利润（元）\n甲|1|2|3|4')),
    ).toEqual(wanted);
  });
});

describe('values', () => {
  it.each(['--', 'NA', 'D', 'n/a', '…', '-', '#N/A', '无', ''])('"%s" is missing', (text) => {
    expect(short(gridOf(`|2020|2021|2022\n产值（亿元）|${text}|1|2`))).toEqual([
      ['产值', '亿元', { 2021: 1, 2022: 2 }],
    ]);
  });

  it.each([
    ['1,234.5', 1234.5],
    ['１，２３４', 1234],
    ['1 234', 1234],
    ['(20)', -20],
    ['12.5*', 12.5],
    ['5.1 p', 5.1],
  ])('%s', (text, value) => {
    expect(short(gridOf(`|2020|2021\n产值（亿元）|${text}|2`))).toEqual([
      ['产值', '亿元', { 2020: value, 2021: 2 }],
    ]);
  });

  it.each(['①', '²', ' ²', '⑴', '[1]', '［注1］', '(1)', '（注）', '*', '†', '① *', '❸', ' r', '％③'])(
    'the mark "%s" is no part of the number before it, and told',
    (mark) => {
      const grid = gridOf(`|2020|2021\n产值（亿元）|13.7${mark}|2`);
      expect(seriesOf(grid)[0]?.points.map(({ value }) => value)).toEqual([13.7, 2]);
      expect(codes(grid)).toEqual(['start.mark']);
    },
  );

  it.each(['③', '²', '⑴', '146（预计）', '12l', '1e400', '9'.repeat(40)])('"%s" is no number', (text) => {
    const grid = gridOf(`|2020|2021|2022\n产值（亿元）|${text}|1|2`);
    expect(short(grid)).toEqual([['产值', '亿元', { 2021: 1, 2022: 2 }]]);
    expect(codes(grid)).toEqual(['start.notNumber']);
  });

  it('marks at years and names are taken off', () => {
    expect(short(gridOf('|2020年①|2021²\n产值③（亿元）|1|2\n面积（km²）[2]|3|4'))).toEqual([
      ['产值', '亿元', { 2020: 1, 2021: 2 }],
      ['面积', '平方公里', { 2020: 3, 2021: 4 }],
    ]);
  });

  it('a comma that could be two things is told and not read', () => {
    expect(codes(gridOf('|2020|2021|2022\n产值（亿元）|3,5|2|3'))).toEqual(['figures.typedComma']);
    expect(readTables([gridOf('|2020|2021\n产值（亿元）|3,5|3,6')]).ok).toBe(false);
  });

  it('zeros before the first value, an incomplete and a falling last year are told', () => {
    const zeros = gridOf('|2020|2021|2022\n产值（亿元）|0|1|2');
    expect(short(zeros)).toEqual([['产值', '亿元', { 2021: 1, 2022: 2 }]]);
    expect(codes(zeros)).toEqual(['start.leadingZeros']);
    expect(codes(gridOf('|2020|2021|2022\n甲（亿元）|1|2|3\n乙（亿元）|1|2|'))).toEqual([
      'start.lastIncomplete',
    ]);
    expect(codes(gridOf('|2020|2021|2022\n甲（亿元）|5|6|3\n乙（亿元）|7|8|4'))).toEqual(['start.lastFalls']);
  });

  it('footnotes, and rows without a name or a number', () => {
    expect(short(gridOf('|2020|2021\n产值（亿元）|1|2\n注：来自年鉴||\n|3|4'))).toHaveLength(1);
    expect(codes(gridOf('|2020|2021\n产值（亿元）|1|2\n|3|4'))).toEqual(['start.rowNameless']);
  });
});

describe('what is left out is told, with its name or place', () => {
  it('half-years, growth and shares beside the years', () => {
    const grid = gridOf('指标|2021|2022|2023年上半年|增长（%）\n产值（亿元）|1|2|1.2|5.1');
    expect(short(grid)).toEqual([['产值', '亿元', { 2021: 1, 2022: 2 }]]);
    expect(readTables([grid]).problems.map(({ code, args }) => [code, args['name'], args['cell']])).toEqual([
      ['start.columnLeft', '2023年上半年', 'D1'],
      ['start.columnLeft', '增长(%)', 'E1'],
    ]);
  });

  it('numbers of rows are no data, and a column without a heading is told', () => {
    expect(codes(gridOf('|指标|2021|2022\n1|甲（人）|3|4\n2|乙（人）|5|6'))).toEqual([]);
    expect(codes(gridOf('指标|2021|2022|\n甲（人）|3|4|5\n乙（人）|5|6|7'))).toEqual([
      'start.beyondHeadings',
    ]);
  });

  it('a row that is longer than its headings may be shifted, and is left out', () => {
    const grid = gridOf('指标|2021|2022|\n甲（人）|3|4|\n乙（人）|5|6|7');
    expect(short(grid).map(([name]) => name)).toEqual(['甲']);
    expect(codes(grid)).toEqual(['start.rowLonger']);
    expect(codes(gridOf('指标|2021|2022|\n乙（人）|5|6|7'))).toEqual(['start.rowLonger', 'start.noNumbers']);
  });

  it('formulas that were never calculated', () => {
    const grid = gridOf('指标|2021|2022\n合计（人）|=B3+B4|=C3+C4\n甲（人）|3|4\n乙（人）|5|=1');
    expect(short(grid).map(([name]) => name)).toEqual(['甲', '乙']);
    expect(codes(grid).filter((code) => code === 'start.formulaEmpty')).toHaveLength(2);
    expect(readTables([gridOf('指标|2021|2022\n甲（人）|=A1|=A2')])).toMatchObject({
      ok: false,
      problems: [{ code: 'start.formulaEmpty' }, { code: 'start.noNumbers' }],
    });
  });

  it.each(['2204', '0001年', '1020', '2120'])('%s among the years is no year of them', (slip) => {
    const grid = gridOf(`指标|2021|2022|2023|${slip}\n产值（亿元）|1|2|3|4`);
    expect(short(grid)).toEqual([['产值', '亿元', { 2021: 1, 2022: 2, 2023: 3 }]]);
    expect(codes(grid)).toEqual(['start.yearOdd']);
  });

  it.each([
    '指标|2021|2022|2023|2023\n产值（亿元）|1|2|3|4',
    '指标|2021|2021|2022|2023\n产值（亿元）|1|2|3|4',
    '某市||||\n指标|2021|2022|2021|2022\n产值（亿元）|1|2|3|4',
    '指标|产值（亿元）\n2021|1\n2022|2\n2022|3',
  ])('a year that is there twice is an error: %j', (text) => {
    const read = readTables([gridOf(text)]);
    expect(read.ok).toBe(false);
    expect(read.problems.find(({ severity }) => severity === 'error')?.code).toBe('start.yearTwice');
  });
});

it.each([
  '月份|收入|成本\n2023-11|1|2\n2023-12|2|3\n2024-01|3|4\n2024-02|4|5',
  'Month|Sales|Cost\n2023-11-30|1|2\n2023-12-31|2|3\n2024-01-31|3|4\n2024-02-29|4|5',
])('a table by months is told as such, not as a year that is there twice', (text) => {
  const read = readTables([gridOf(text)]);
  expect(read.ok).toBe(false);
  expect(read.problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))).toEqual([
    'start.byMonths',
  ]);
});

it('years that only a colour marks are told', () => {
  const red = (value: number) => ({ value, colours: 'FF0000' });
  const rows = (second: readonly object[]) =>
    [
      [{ value: '指标' }, ...[2021, 2022, 2023].map((value) => ({ value })), red(2024)],
      [{ value: '产值（亿元）' }, ...[1, 2, 3].map((value) => ({ value })), ...second],
    ] as Grid['rows'];
  const told = readTables([{ name: 'a', rows: rows([red(4)]) }]).problems;
  expect(told.map(({ code, args }) => [code, args['years']])).toEqual([['start.coloured', '2024']]);
  // All years in one colour, or in turn, mean nothing.
  const all = rows([red(4)]).map((row) => row.map((cell) => cell && { ...cell, colours: 'blue' }));
  expect(codes({ name: 'a', rows: all })).toEqual([]);
});

describe('values that look like slips are told, with what they may have been', () => {
  it.each([
    ['100|110|1210|133|146', 'start.slip', 'D2', 121],
    ['100|110|1.21|133|146', 'start.slip', 'D2', 121],
    ['100|110|121|133|14600', 'start.slip', 'F2', 146],
    ['3.1|3.2|0.033|3.4|3.5', 'start.slip', 'D2', 3.3],
    ['10000|11000|12100|1.33|1.46', 'start.shift', 'E2', undefined],
    ['100|110|0|133|146', 'start.zeroBetween', 'D2', undefined],
  ])('%s', (values, code, cell, likely) => {
    const { problems } = readTables([gridOf(`|2020|2021|2022|2023|2024\n产值（亿元）|${values}`)]);
    expect(problems.map((each) => [each.code, each.place.cell, each.args['likely']])).toEqual([
      [code, cell, likely],
    ]);
  });

  it('fast growth, falls and rises are no slips', () => {
    for (const values of ['1|4|9|20|45', '100|60|30|80|140', '5|12|9|31|14'])
      expect(codes(gridOf(`|2020|2021|2022|2023|2024\n产值（亿元）|${values}`))).toEqual([]);
  });

  it('a share beyond the whole', () => {
    expect(codes(gridOf('|2020|2021\n城镇化率（%）|61.2|102.5'))).toEqual(['start.shareOverWhole']);
    expect(codes(gridOf('|2020|2021\n就业增长率（%）|61.2|102.5\n负债率（%）|99|120'))).toEqual([]);
  });
});

describe('decimal commas', () => {
  it('are read where columns are parted by another sign, or where a number proves it', () => {
    const wanted = [['产值', '亿元', { 2020: 1234.5, 2021: 1300, 2022: 12.5 }]];
    const proof = gridOf('|2020|2021|2022\n产值（亿元）|1.234,5|"1.300"|12,5'.replaceAll('"', ''));
    const text: Grid = {
      name: 'a',
      rows: [
        [undefined, { value: '2020' }, { value: '2021' }, { value: '2022' }],
        [{ value: '产值（亿元）' }, { value: '1.234,5' }, { value: '1.300' }, { value: '12,5' }],
      ],
    };
    expect(codes(proof)[0]).toBe('start.decimalComma');
    expect(short(text)).toEqual(wanted);
    const plain = gridOf('|2020|2021|2022\n产值（亿元）|12,5|13,5|14,25');
    expect(readTables([plain]).ok).toBe(false);
    expect(short({ ...plain, hasNoCommas: true })).toEqual([
      ['产值', '亿元', { 2020: 12.5, 2021: 13.5, 2022: 14.25 }],
    ]);
  });

  it('are none beside numbers with decimal points', () => {
    const grid = {
      ...gridOf('|2020|2021\n产值（亿元）|1,234|x\n成本（亿元）|1,234.5|12,5'),
      hasNoCommas: true,
    } as const;
    expect(codes(grid)).toContain('figures.typedComma');
    expect(codes(grid)).not.toContain('start.decimalComma');
  });
});

it('names of control characters and of objects are names', () => {
  expect(
    short(gridOf('|2020|2021\n\u001b[31m产值\u0007（亿元）|1|2\nconstructor|3|4')).map(([name]) => name),
  ).toEqual(['[31m产值', 'constructor']);
});

describe('no model, because', () => {
  it('a sheet with more cells than a model can have', () => {
    const rows = Array.from({ length: 100_001 }, (_, i) => [{ value: `row ${i}` }, { value: i }]);
    expect(codes({ name: 'big', rows })).toEqual(['start.cells']);
  });

  it.each([
    ['名称|数值\n甲|1', 'start.noYears'],
    ['指标|Q1-2023|Q2-2023\n收入|1|2', 'start.withinYear'],
    ['2020|2021\n1|2', 'start.noNames'],
    ['|2020|2021\n产值|--|NA', 'start.noNumbers'],
    ['', 'start.empty'],
  ])('%j', (text, code) => {
    expect(readTables([gridOf(text)])).toMatchObject({ ok: false, problems: [{ code, severity: 'error' }] });
  });
});

it('a row of units below the years may have them in brackets', () => {
  const grid = gridOf('指标|全市||市区|\n|2020|2021|2020|2021\n|（万人）|（万人）|(%)|(%)\n人口|10|11|5|6');
  expect(short(grid).map(([name, unit]) => [name, unit])).toEqual([
    ['人口·全市', '万人'],
    ['人口·市区', '%'],
  ]);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'takes no %s for a known unit',
  (name) => {
    const read = short(gridOf(`Item|2021|2022|2023\n${name}|1|2|3\nSales (${name})|1|2|4`));
    expect(read).toHaveLength(2);
    for (const [, unit] of read) expect(['', `[${name}]`]).toContain(unit);
  },
);
