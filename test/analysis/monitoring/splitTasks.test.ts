/** Tasks of years: amounts by hand, members of a divided total, owners and dates. */
import { describe, expect, it } from 'vitest';
import { readOwners } from '../../../src/analysis/monitoring/readOwners.js';
import { splitTasks } from '../../../src/analysis/monitoring/splitTasks.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import { prepared, smallModel } from '../../model/packs.js';

/** 1200 of 2024 to 1452 in 2026, which is 1.21 times as much: 1320 in between, at 10 % a year. */
function model(): Model {
  const [target] = smallModel.targets;
  return {
    ...smallModel,
    targets: [
      {
        ...target!,
        key: 'gdp_goal',
        indicator: 'rd_expenditure',
        year: 2026,
        basis: 'level',
        comparator: '>=',
        value: 1452,
        unit: '亿元',
        qualifier: 'exact',
        source: 'assumption',
        origin: 'assumption',
      },
    ],
    dimensions: [
      {
        key: 'place',
        name: { zh: '地区', en: 'Place' },
        levels: ['city'],
        members: [
          { key: 'north', name: { zh: '北', en: 'North' }, level: 'city' },
          { key: 'south', name: { zh: '南', en: 'South' }, level: 'city' },
        ],
      },
    ],
    allocations: [
      {
        key: 'gdp_places',
        name: { zh: '分解', en: 'Division' },
        total: 'rd_expenditure',
        over: { dimension: 'place', level: 'city' },
        years: [2025],
        weights: { north: 3, south: 1 },
        source: 'assumption',
      },
    ],
  };
}

const small = prepared(model());
const projection = projectModel(small, small.model.scenarios[0]!.key);
const split = (owners: string) => {
  const read = readOwners(owners, 'owners', small);
  expect(read.problems).toEqual([]);
  return splitTasks(small, projection, { from: 2025, to: 2030 }, read.owners);
};

describe('tasks of a target', () => {
  it('follow the path to it, year by year up to its year, and are divided where the total is', () => {
    const found = split('indicator,owner\nrd_expenditure,Office');
    expect(found.map(({ member, year }) => [member?.key ?? '', year])).toEqual([
      ['', 2025],
      ['', 2026],
      ['north', 2025],
      ['south', 2025],
    ]);
    const [first, second, north, south] = found;
    expect(first?.amount).toBeCloseTo(1320, 9);
    expect([first?.before, first?.basis, first?.goal]).toEqual([1200, 'path', { year: 2026, value: 1452 }]);
    expect(first?.increase).toBeCloseTo(120, 9);
    expect(second?.amount).toBe(1452);
    expect(second?.before).toBeCloseTo(1320, 9);
    // Three quarters and one quarter of 1320.
    expect(north?.amount).toBeCloseTo(990, 9);
    expect(south?.amount).toBeCloseTo(330, 9);
    expect([north?.basis, north?.before]).toEqual(['plan', null]);
  });

  it('have the owner and date of the row that says most, and else the end of the year', () => {
    const found = split(
      'indicator,owner,member,year,date\nrd_expenditure,All,,,\nrd_expenditure,Whole,,2026,10-31\nrd_expenditure,City,North,,06-30\n',
    );
    expect(found.map(({ owner, due }) => [owner, due])).toEqual([
      ['All', '2025-12-31'],
      ['Whole', '2026-10-31'],
      ['City', '2025-06-30'],
      ['All', '2025-12-31'],
    ]);
    expect(splitTasks(small, projection, { from: 2025, to: 2025 }, []).map(({ owner }) => owner)).toEqual([
      '',
      '',
      '',
    ]);
  });
});

it('tells owners that cannot be read, with their places', () => {
  const rows = [
    'indicator,owner,member,year,date',
    'weather,A,,,',
    'rd_expenditure,,,,',
    'rd_expenditure,B,West,,',
    'rd_expenditure,C,,26,',
    'rd_expenditure,D,,,02-30',
    'rd_expenditure,E,,2026,2025-10-31',
  ];
  const { problems } = readOwners(rows.join('\n'), 'owners', small);
  expect(problems.map(({ code, place }) => [place.line, code])).toEqual([
    [2, 'monitor.unknownIndicator'],
    [3, 'monitor.noOwner'],
    [4, 'monitor.unknownMember'],
    [5, 'monitor.ownerYear'],
    [6, 'monitor.ownerDate'],
    [7, 'monitor.ownerDate'],
  ]);
});
