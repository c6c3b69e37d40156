/** `verify` reads the texts in the folder it was given, and nothing else. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, runCommand, setUpCommand } from './command.js';

const SMALL = 'test/packs/small';

const folder = setUpCommand();

/** A copy of the small pack whose document plan.txt has another file name; the text itself lies beside `texts/`. */
function packWithPlan(name: (pack: string) => string): string {
  const pack = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, pack, { recursive: true });
  cpSync(join(pack, 'texts/plan.txt'), join(pack, 'plan.txt'));
  const table = readFileSync(join(pack, 'documents.csv'), 'utf8');
  writeFileSync(join(pack, 'documents.csv'), table.replace('plan.txt', name(pack)));
  return pack;
}

async function verify(pack: string) {
  const words = ['verify', '--pack', pack, '--documents', join(pack, 'texts'), '--json'];
  const { code, out, err } = await runCommand(words);
  return { code, found: JSON.parse(out) as { problems: readonly { code: string }[] }, told: linesOf(err) };
}

describe('a document whose name leads out of the folder', () => {
  it.each<[string, (pack: string) => string]>([
    ['up', () => '../plan.txt'],
    ['up and further', () => 'sub/../../plan.txt'],
    ['up, as Windows writes it', () => '..\\plan.txt'],
    ['from the root', (pack) => join(pack, 'plan.txt')],
    ['from a drive', () => 'C:\\texts\\plan.txt'],
    ['from a share', () => '\\\\server\\texts\\plan.txt'],
    [
      'through a link',
      (pack) => {
        symlinkSync(join(pack, 'plan.txt'), join(pack, 'texts/link.txt'));
        return 'link.txt';
      },
    ],
    [
      'through a link to a folder',
      (pack) => {
        symlinkSync(pack, join(pack, 'texts/linked'));
        return 'linked/plan.txt';
      },
    ],
  ])('%s is not read, and told in one sentence with its row', async (_, name) => {
    const { code, found, told } = await verify(packWithPlan(name));
    expect(code).toBe(1);
    expect(told).toEqual([
      expect.stringMatching(/documents\.csv:3:\d+ error .*is outside the folder given with --documents/),
    ]);
    expect(found.problems.map((problem) => problem.code)).toEqual(['verify.outside']);
  });
});

describe('a document inside the folder', () => {
  it.each<[string, (texts: string) => string]>([
    [
      'below',
      (texts) => {
        mkdirSync(join(texts, 'sub'));
        cpSync(join(texts, 'plan.txt'), join(texts, 'sub/below.txt'));
        return 'sub/below.txt';
      },
    ],
    ['by a way about', () => './sub/../plan.txt'],
    [
      'by a link that stays inside',
      (texts) => {
        symlinkSync('plan.txt', join(texts, 'link.txt'));
        return 'link.txt';
      },
    ],
    [
      'with dots in its name',
      (texts) => {
        cpSync(join(texts, 'plan.txt'), join(texts, '..plan.txt'));
        return '..plan.txt';
      },
    ],
  ])('%s is read', async (_, name) => {
    const { code, told } = await verify(packWithPlan((pack) => name(join(pack, 'texts'))));
    expect([code, told]).toEqual([0, []]);
  });

  it('is read where the folder itself is a link', async () => {
    const pack = packWithPlan(() => 'plan.txt');
    symlinkSync(join(pack, 'texts'), join(pack, 'elsewhere'));
    const words = ['verify', '--pack', pack, '--documents', join(pack, 'elsewhere')];
    expect((await runCommand(words)).code).toBe(0);
  });

  it.each<[string, (texts: string) => string, RegExp]>([
    ['with a name too long', () => `${'文'.repeat(100)}.txt`, /cannot be read \(the name is too long\)/],
    [
      'a link to itself',
      (texts) => {
        symlinkSync('loop.txt', join(texts, 'loop.txt'));
        return 'loop.txt';
      },
      /cannot be read \(the link leads to itself\)/,
    ],
    [
      'a pipe',
      (texts) => {
        execFileSync('mkfifo', [join(texts, 'pipe.txt')]);
        return 'pipe.txt';
      },
      /is not there/,
    ],
  ])('%s is told in one sentence', async (_, name, sentence) => {
    const { code, told } = await verify(packWithPlan((pack) => name(join(pack, 'texts'))));
    expect(code).toBe(1);
    expect(told).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('a pack', () => {
  it('with a pipe for a file is told, not waited for', async () => {
    const pack = packWithPlan(() => 'plan.txt');
    rmSync(join(pack, 'model.json'));
    execFileSync('mkfifo', [join(pack, 'model.json')]);
    const { code, err } = await runCommand(['project', '--pack', pack]);
    expect(code).toBe(1);
    expect(linesOf(err)).toEqual([expect.stringContaining('no "model.json" that can be read')]);
  });

  it('in a folder with a name too long is told in one sentence', async () => {
    const { code, err } = await runCommand(['project', '--pack', '包'.repeat(100)]);
    expect(code).toBe(1);
    expect(linesOf(err)).toEqual([expect.stringContaining('There is no folder')]);
  });
});

describe('the figures of a block', () => {
  /** A copy of the small pack with a block that has a document of its own and two figures, the second of the pack's document. */
  function packWithBlock(token: string): string {
    const pack = mkdtempSync(join(folder, 'pack-'));
    cpSync(SMALL, pack, { recursive: true });
    const model = JSON.parse(readFileSync(join(pack, 'model.json'), 'utf8')) as object;
    writeFileSync(join(pack, 'model.json'), JSON.stringify({ ...model, blocks: ['extra'] }));
    const block = join(pack, 'blocks/extra');
    mkdirSync(join(block, 'texts'), { recursive: true });
    const text = '某省公报\n2023年,研发经费1111亿元。\n';
    writeFileSync(join(block, 'texts/bulletin.txt'), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const [documents, figures] = ['documents.csv', 'figures.csv'].map(
      (name) => readFileSync(join(pack, name), 'utf8').split('\n')[0] ?? '',
    );
    writeFileSync(join(block, 'documents.csv'), `${documents}\nb1,公报,某省,2024,,bulletin.txt,${sha256}\n`);
    const row = (id: string, of: string) =>
      `${id},rd_expenditure,某省,2023,printed,1111,,亿元,exact,actual,,${of},,`;
    writeFileSync(
      join(block, 'figures.csv'),
      `${figures}\n${row('rd_2023', `b1,2,${token}`)}\n${row('rd_wrong', 'r1,3,1200亿元')}\n`,
    );
    writeFileSync(join(block, 'model.json'), JSON.stringify({ name: { zh: '另', en: 'Extra' } }));
    return pack;
  }

  it('are verified against its own texts and against those of the pack', async () => {
    const { found, told } = await verify(packWithBlock('1111亿元'));
    // 1111 is printed in the block's text; the other figure says 1111 where the pack's text says 1200.
    expect(told.filter((line) => line.includes('error'))).toEqual([
      expect.stringMatching(/blocks.extra.figures\.csv:3:\d+ error/),
    ]);
    expect(found.problems.map(({ code }) => code)).not.toContain('verify.noDocument');
  });

  it('and a wrong token in a block is told', async () => {
    const { told } = await verify(packWithBlock('1112亿元'));
    expect(told.filter((line) => line.includes('error'))).toHaveLength(2);
  });
});
