/** `tuiyan extract` as scripts use it: a JSON line a figure, its fields, and what it says of files that it cannot read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linesOf, runCommand, setUpCommand } from './command.js';

const folder = setUpCommand();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

it('prints a line a figure, with the fields of the contract in their order', async () => {
  const text = file('bulletin.txt', '青川省2031年统计公报\n\n全年R&D经费投入超85.2亿元。\n');
  const { code, out } = await runCommand(['extract', text, '--json']);
  expect(code).toBe(0);
  const [line = ''] = linesOf(out);
  expect(linesOf(out)).toHaveLength(1);
  expect(JSON.parse(line)).toEqual({
    document: text,
    line: 3,
    column: 10,
    token: '超85.2亿元',
    value: 85.2,
    unit: '亿元',
    qualifier: 'atLeast',
    indicator: 'rd_expenditure',
    geography: '青川',
    period: '2031',
    periodBasis: 'printed',
    kind: 'actual',
    confidence: 1,
  });
  expect(Object.keys(JSON.parse(line) as object)).toEqual(
    'document line column token value unit qualifier indicator geography period periodBasis kind confidence'.split(
      ' ',
    ),
  );
});

it('reads the other files where one cannot be read, and ends with 1', async () => {
  const good = file('good.html', '<p>研发经费投入12亿元。</p><script>9亿元</script>');
  const image = file('image.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  const { code, out, err } = await runCommand(['extract', join(folder, 'none.txt'), image, good, '--json']);
  expect(code).toBe(1);
  expect(linesOf(out)).toHaveLength(1);
  expect(linesOf(err)).toHaveLength(2);
  expect(err).toMatch(/none\.txt:1:1 error There is no file/);
});

it('needs a file', async () => {
  const { code, err } = await runCommand(['extract']);
  expect(code).toBe(2);
  expect(err).toContain('FILE…');
});
