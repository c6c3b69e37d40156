import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { codes, prepared, smallModel } from './packs.js';

/** The small model with one more indicator, and a target called `goal` in the horizon. */
function withFormula(formula: string, changes: Partial<Model> = {}): Model {
  const [first] = smallModel.indicators;
  const [target] = smallModel.targets;
  if (first === undefined || target === undefined) throw new Error('the small model is empty');
  const { figures: _figures, caliber: _caliber, ...rest } = first;
  const added = { ...rest, key: 'added', name: { zh: '新增', en: 'Added' }, formula };
  return {
    ...smallModel,
    indicators: [...smallModel.indicators, added],
    targets: [...smallModel.targets, { ...target, key: 'goal', year: smallModel.horizon }],
    ...changes,
  };
}

function lastOf(model: Model): unknown {
  const rows = projectModel(prepared(model), model.scenarios[0]?.key ?? '').indicators;
  return rows.find(({ key }) => key === 'added')?.values.at(-1);
}

const SERIES = smallModel.indicators.find(({ figures = [] }) => figures.length > 0)?.key ?? '';

describe('years that a model names', () => {
  it.each([
    [`=AT(${SERIES},BASEYEAR)`, `=BASE(${SERIES})`],
    [`=AT(${SERIES},期末年)`, `=AT(${SERIES},${smallModel.horizon})`],
    [`=AT(${SERIES},HORIZON-1)`, `=AT(${SERIES},${smallModel.horizon - 1})`],
    [`=AT(${SERIES},TARGETYEAR(goal))`, `=AT(${SERIES},${smallModel.horizon})`],
    [`=${SERIES}*(HORIZON-BASEYEAR)`, `=${SERIES}*${smallModel.horizon - smallModel.baseYear}`],
    [`=AT(${SERIES},LASTYEAR(${SERIES}))`, `=AT(${SERIES},最近数据年(${SERIES}))`],
  ])('%s is %s', (named, plain) => {
    expect(lastOf(withFormula(named))).toBe(lastOf(withFormula(plain)));
  });

  it('move with the model', () => {
    const formula = `=${SERIES}*0+(HORIZON-BASEYEAR)*${SERIES}/${SERIES}`;
    const codesOf = codes(prepareModel(withFormula(formula)));
    expect(codesOf).not.toContain('model.yearLiteral');
    const shorter = withFormula(formula, { horizon: smallModel.horizon - 1 });
    const targets = shorter.targets.filter(({ year }) => year < smallModel.horizon);
    const milestones = shorter.milestones.filter((year) => year < smallModel.horizon);
    expect(codes(prepareModel({ ...shorter, targets, milestones }))).not.toContain('model.yearLiteral');
  });

  it('are problems where there is no such year', () => {
    expect(codes(prepareModel(withFormula('=AT(added,FIRSTYEAR(added))')))).toContain('model.noFigureYear');
    expect(codes(prepareModel(withFormula(`=AT(${SERIES},TARGETYEAR(${SERIES}))`)))).toContain(
      'model.noTargetYear',
    );
  });

  it('a target is no series', () => {
    expect(codes(prepareModel(withFormula('=goal*2')))).toContain('model.noSeries');
  });

  it.each([
    `=AT(${SERIES},2026)`,
    `=${SERIES}*CAGR(${SERIES},2025,2026)`,
    `=IF(YEAR>=2027,${SERIES},0)`,
    `=${SERIES}*(2030-2024)`,
  ])('a year that is written out is a warning: %s', (formula) => {
    const outcome = prepareModel(withFormula(formula));
    expect(outcome.ok).toBe(true);
    expect(outcome.problems.filter(({ code }) => code === 'model.yearLiteral').length).toBeGreaterThan(0);
  });

  it('a number of money near 2,000 is no year', () => {
    expect(codes(prepareModel(withFormula(`=${SERIES}+2000`)))).not.toContain('model.yearLiteral');
  });
});
