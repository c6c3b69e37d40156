// @vitest-environment node
/** What the start page reads: tables, documents and workbooks, without the worker around it. */
import { describe, expect, it } from 'vitest';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { verifyFigures } from '../../../src/figures/verify.js';
import { readExamples } from '../../../src/taskpane/start/examples.js';
import { READINGS, type AnswerOf } from '../../../src/taskpane/start/readings.js';
import { acceptedOf, correct, startReview, tokenRange } from '../../../src/taskpane/start/review.js';
import { zipPack } from '../../../src/hosts/file/packZip.js';
import { textsByName } from '../../../src/model/gatherPack.js';
import { writePack } from '../../../src/model/pack.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';

const source = { name: { zh: '表', en: 'Table' }, author: 'me', date: '2026-01-01' };
const quiet = (): void => undefined;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function valueOf<T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe('a table', () => {
  const text = ['指标,单位,2020,2021,2022,2023', '收入,万元,100,110,121,133', '成本,万元,70,75,81,88'].join(
    '\n',
  );
  const ask = { given: { kind: 'file', name: 'sales.csv', bytes: bytesOf(text) }, source } as const;

  it('says what each row becomes, and makes a model that can be calculated', async () => {
    const { rows, model } = valueOf(await READINGS.table(ask, quiet));
    expect(rows.map(({ name, unit, years, place }) => [name.zh, unit, years.length, place])).toEqual([
      ['收入', '万元', 4, 'sales.csv A2'],
      ['成本', '万元', 4, 'sales.csv A3'],
    ]);
    expect(rows[0]?.formula).toEqual({
      zh: '=上年(收入) * (1 + 收入增速)',
      en: '=PREV(收入) * (1 + 收入 growth)',
    });
    expect(rows[0]?.reason?.en).toContain('compound growth');
    expect(prepareModel(model!).ok).toBe(true);
  });

  it('leaves out the rows that the user leaves out', async () => {
    const preview = valueOf(await READINGS.table(ask, quiet));
    const { rows, model } = valueOf(await READINGS.rows({ preview, leftOut: [0], source }, quiet));
    expect(rows.map(({ formula }) => formula !== undefined)).toEqual([false, true]);
    expect(model?.indicators.map(({ name }) => name.zh)).toEqual(['成本']);
    const none = valueOf(await READINGS.rows({ preview, leftOut: [0, 1], source }, quiet));
    expect(none.model).toBeUndefined();
  });

  it('without years is no model, and the reason is told', async () => {
    const given = { kind: 'text', name: 'pasted', text: '甲\t乙\n1\t2' } as const;
    const answer = await READINGS.table({ given, source }, quiet);
    expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['start.noYears']);
  });

  it.each([
    ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0), 'cli.oldWorkbook'],
    ['cut.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'cli.workbookCutOff'],
    ['not.xlsx', bytesOf('<html>'), 'cli.notAWorkbook'],
  ])('%s is refused with a sentence', async (name, bytes, code) => {
    const answer = await READINGS.table({ given: { kind: 'file', name, bytes }, source }, quiet);
    expect(answer.ok ? [] : answer.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('a document', () => {
  const text = [
    '海州市科技创新情况',
    '',
    '一、发展基础',
    '2024年，全社会研发经费投入125.6亿元，增长8.2%。',
    '',
    '二、发展目标',
    '到2030年，全社会研发经费投入达到220 亿元。',
  ].join('\n');
  const read = async (): Promise<Extract<AnswerOf<'document'>, { ok: true }>['value']> =>
    valueOf(
      await READINGS.document({ given: [{ kind: 'file', name: 'plan.txt', bytes: bytesOf(text) }] }, quiet),
    );

  it('gives candidates whose tokens are found in their lines', async () => {
    const documents = await read();
    const lines = text.split('\n');
    const items = startReview(documents);
    const marked = items.map(({ candidate }) => {
      const line = lines[candidate.line - 1] ?? '';
      return line.slice(...tokenRange(line, candidate));
    });
    expect(marked).toContain('125.6亿元');
    expect(marked).toContain('220 亿元');
  });

  it('becomes a model of what was accepted, with figures that its text verifies', async () => {
    const documents = await read();
    const items = startReview(documents);
    const { model } = valueOf(
      await READINGS.plan({ documents: acceptedOf(documents, items), source }, quiet),
    );
    expect(model.targets).toHaveLength(1);
    const texts = new Map(documents.map(({ document, text: held }) => [document.id, held]));
    const { figures, verified, problems } = verifyFigures(model.figures, model.documents, texts);
    expect(problems).toEqual([]);
    expect(verified).toBe(figures);
    const left = items.map((item) => ({ ...item, isTaken: item.candidate.kind !== 'target' }));
    const without = valueOf(await READINGS.plan({ documents: acceptedOf(documents, left), source }, quiet));
    expect(without.model.targets).toEqual([]);
    const none = await READINGS.plan({ documents: acceptedOf(documents, []), source }, quiet);
    expect(none.ok ? [] : none.problems.map(({ code }) => code)).toContain('start.noActuals');
  });

  it('is corrected by name, period and kind, and by nothing that is none', async () => {
    const [item] = startReview(await read());
    const { candidate } = item!;
    expect(correct(candidate, { phrase: ' 研发经费 ' })).toMatchObject({
      phrase: '研发经费',
      indicator: '研发经费',
    });
    expect(correct(candidate, { period: '2025' })).toMatchObject({ period: '2025', periodBasis: 'implied' });
    expect(correct(candidate, { kind: 'plan' })?.kind).toBe('plan');
    expect(correct(candidate, { period: 'next year' })).toBeUndefined();
    expect(correct(candidate, { phrase: '  ' })).toBeUndefined();
  });
});

describe('a workbook', () => {
  const fileOf = async (model = tinyModel): Promise<Uint8Array> => {
    const host = createXlsxHost();
    expect((await host.apply(planWorkbook(preparedOf(model), 'zh'))).ok).toBe(true);
    return host.bytes();
  };

  it('of ours gives its model and the changes since the model of its name', async () => {
    const growth = tinyModel.parameters.find(({ value }) => typeof value === 'number')!;
    const parameters = tinyModel.parameters.map((row) =>
      row.key === growth.key ? { ...row, value: growth.max } : row,
    );
    const bytes = await fileOf({ ...tinyModel, parameters });
    const file = { name: 'edited.xlsx', bytes };
    const found = valueOf(await READINGS.workbook({ file, known: [tinyModel] }, quiet));
    expect(found.model.parameters.find(({ key }) => key === growth.key)?.value).toBe(growth.max);
    expect(found.changes).toHaveLength(1);
    expect(found.changes[0]?.zh).toContain('→');
    expect(valueOf(await READINGS.workbook({ file, known: [] }, quiet)).against).toBeUndefined();
  });

  it('of somebody else gets a sentence', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['a', 1]] }] });
    const answer = await READINGS.workbook({ file: { name: 'x.xlsx', bytes }, known: [] }, quiet);
    expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['start.foreignWorkbook']);
  });
});

it('every example can be calculated', () => {
  const examples = readExamples();
  expect(examples).toHaveLength(4);
  for (const model of examples) expect(prepareModel(model).ok).toBe(true);
});

describe('a pack in an archive', () => {
  const files = textsByName(writePack(tinyModel));
  const read = async (bytes: Uint8Array) =>
    READINGS.workbook({ file: { name: 'p.zip', bytes }, known: [tinyModel] }, quiet);

  it('is the model again', async () => {
    const found = valueOf(await read(zipPack(files)));
    expect(found.model).toEqual(tinyModel);
    expect([found.against, found.changes]).toEqual([tinyModel.name, []]);
  });

  it.each([
    [{ ...files, 'model.json': '{' }, 'p.zip/model.json'],
    [{ 'model.json': files['model.json'] ?? '' }, 'p.zip/documents.csv'],
    [{ 'x.csv': '' }, 'p.zip'],
  ])('with problems names the archive and the file in it', async (texts, file) => {
    const answer = await read(zipPack(texts));
    expect([answer.ok, answer.problems[0]?.place.file]).toEqual([false, file]);
  });
});
