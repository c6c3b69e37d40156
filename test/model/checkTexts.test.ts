/** Texts that a workbook cannot hold are named before anything is built. */
import { describe, expect, test } from 'vitest';
import { prepareModel } from '../../src/model/prepare.js';
import { readPack } from '../../src/model/pack.js';
import { tinyModel } from '../workbook/models.js';
import { readFiles, valueOf } from './packs.js';

const noted = (zh: string) => ({
  ...tinyModel,
  indicators: tinyModel.indicators.map((row) =>
    row.key === 'rd' ? { ...row, reason: { zh, en: 'why' } } : row,
  ),
});
const told = (zh: string) =>
  prepareModel(noted(zh)).problems.map(({ code, place, args }) => [
    code,
    place.key,
    place.field,
    args['character'],
  ]);

describe('a text that no workbook can hold', () => {
  test.each([
    ['a\u0001b', 'U+0001'],
    ['a\uFFFEb', 'U+FFFE'],
    ['a\uD800b', 'U+D800'],
    ['a\rb', 'U+000D'],
  ])('%j is told with its place', (text, character) => {
    expect(told(text)).toEqual([['model.textCharacter', 'rd', 'reason.zh', character]]);
  });

  test('is one of more than 32,767 characters', () => {
    expect(told('长'.repeat(32_768))).toEqual([['model.textTooLong', 'rd', 'reason.zh', undefined]]);
    expect(told('长'.repeat(32_767))).toEqual([]);
  });

  test.each(['noncharacter', 'noncharacter-in-name'])('in the pack %s stops it', (name) => {
    const outcome = prepareModel(valueOf(readPack(readFiles(`../shared/cases/packs/${name}`))));
    expect(outcome.ok).toBe(false);
    expect(new Set(outcome.problems.map(({ code }) => code))).toEqual(new Set(['model.textCharacter']));
  });
});

test('line ends of a file become line feeds', () => {
  const model = valueOf(readPack(readFiles('../shared/cases/packs/crlf-note')));
  expect(JSON.stringify(model)).not.toContain('\\r');
  expect(JSON.stringify(model)).toContain('第一行\\n第二行');
});
