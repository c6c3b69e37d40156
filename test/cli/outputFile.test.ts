/** Where `build --out` may lead: links, long names, rights, pipes, devices, full disks. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CLI_FILE } from '../../scripts/lib/buildCli.mjs';
import { linesOf, runProcess as runCommand, setUpCommand, type Finished } from './command.js';

const SMALL = 'test/packs/small';

const root = setUpCommand();

function freshFolder(): string {
  return mkdtempSync(join(root, 'place-'));
}

function build(out: string): Promise<Finished> {
  return runCommand(['build', '--pack', SMALL, '--out', out]);
}

/** The command in a line of bash; `$TUIYAN` builds the small pack. */
function shell(line: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const TUIYAN = `${process.execPath} ${CLI_FILE} build --pack ${SMALL} --lang en`;
    const child = spawn('bash', ['-c', line], { env: { ...process.env, TUIYAN } });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString('latin1')));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

function isWorkbook(file: string): boolean {
  const bytes = readFileSync(file);
  // The end record of a ZIP archive without a comment has 22 bytes: the archive is whole.
  return bytes.subarray(0, 2).toString() === 'PK' && bytes.readUInt32LE(bytes.length - 22) === 0x06054b50;
}

it('the file is dated now, or by SOURCE_DATE_EPOCH, which gives the same bytes again', async () => {
  const folder = freshFolder();
  const dated = async (name: string, variable: string): Promise<Buffer> => {
    expect((await shell(`${variable} $TUIYAN --out ${folder}/${name}`)).code).toBe(0);
    return readFileSync(join(folder, name));
  };
  const created = (file: Buffer): string =>
    /<dcterms:created [^>]*>([^<]*)/.exec(strFromU8(unzipSync(file)['docProps/core.xml']!))?.[1] ?? '';
  const before = Date.now();
  const now = Date.parse(created(await dated('now.xlsx', '')));
  // The file counts whole seconds.
  expect(now).toBeGreaterThan(before - 1000);
  expect(now).toBeLessThanOrEqual(Date.now());
  const first = await dated('first.xlsx', 'SOURCE_DATE_EPOCH=1700000000');
  expect(created(first)).toBe('2023-11-14T22:13:20Z');
  expect(await dated('again.xlsx', 'SOURCE_DATE_EPOCH=1700000000')).toEqual(first);
});

describe('a name', () => {
  it('of 255 bytes in Chinese is written, and no other file is left', async () => {
    const name = `${'推'.repeat(83)}a.xlsx`;
    expect(Buffer.byteLength(name)).toBe(255);
    const folder = freshFolder();
    for (const _ of ['first', 'again']) expect((await build(join(folder, name))).code).toBe(0);
    expect(readdirSync(folder)).toEqual([name]);
    expect(isWorkbook(join(folder, name))).toBe(true);
  });

  it('longer than the system takes is told in one sentence', async () => {
    const folder = freshFolder();
    const { code, err } = await build(join(folder, `${'推'.repeat(84)}.xlsx`));
    expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('is too long')]]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a link', () => {
  it('is kept, and the file it leads to is written', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'there/real.xlsx'), 'old');
    symlinkSync('there/real.xlsx', join(folder, 'middle.xlsx'));
    symlinkSync(join(folder, 'middle.xlsx'), join(folder, 'link.xlsx'));
    expect((await build(join(folder, 'link.xlsx'))).code).toBe(0);
    for (const name of ['link.xlsx', 'middle.xlsx'])
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'there/real.xlsx')).isFile()).toBe(true);
    expect(isWorkbook(join(folder, 'there/real.xlsx'))).toBe(true);
    expect(readdirSync(join(folder, 'there'))).toEqual(['real.xlsx']);
  });

  it('to a file that is not there yet makes the file', async () => {
    const folder = freshFolder();
    symlinkSync('real.xlsx', join(folder, 'link.xlsx'));
    expect((await build(join(folder, 'link.xlsx'))).code).toBe(0);
    expect(lstatSync(join(folder, 'link.xlsx')).isSymbolicLink()).toBe(true);
    expect(isWorkbook(join(folder, 'real.xlsx'))).toBe(true);
  });

  it.each([
    [
      'to a file that is no workbook',
      'notes.txt',
      /is a link to ".*notes\.txt", which is not an \.xlsx file/,
    ],
    ['to a folder that is not there', 'nowhere/real.xlsx', /There is no folder ".*nowhere"/],
    ['to itself', 'link.xlsx', /cannot be written \(the link leads to itself\)/],
    ['to a folder', '.', /is a folder/],
  ])('%s is refused in one sentence', async (_, target, sentence) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    symlinkSync(target, join(folder, 'link.xlsx'));
    const { code, err } = await build(join(folder, 'link.xlsx'));
    expect([code, linesOf(err)]).toEqual([1, [expect.stringMatching(sentence)]]);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('notes');
    expect(readdirSync(folder).sort()).toEqual(['link.xlsx', 'notes.txt']);
  });
});

describe('an older file', () => {
  it('without write permission is left alone', async () => {
    const file = join(freshFolder(), 'a.xlsx');
    writeFileSync(file, 'old', { mode: 0o444 });
    const { code, err } = await build(file);
    expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('is read-only')]]);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('keeps its mode and owner', async () => {
    const file = join(freshFolder(), 'a.xlsx');
    writeFileSync(file, 'old');
    // Only root gives files away.
    if (process.getuid?.() === 0) chownSync(file, 1234, 2345);
    chmodSync(file, 0o640);
    const { uid, gid } = statSync(file);
    expect((await build(file)).code).toBe(0);
    expect(isWorkbook(file)).toBe(true);
    const after = statSync(file);
    expect([after.mode & 0o7777, after.uid, after.gid]).toEqual([0o640, uid, gid]);
  });

  it.each([3, 1_000_000])('of two names, %i bytes long, is the same under both', async (size) => {
    const folder = freshFolder();
    const [first, second] = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')];
    writeFileSync(first, Buffer.alloc(size));
    linkSync(first, second);
    expect((await build(first)).code).toBe(0);
    expect(isWorkbook(second)).toBe(true);
    expect(statSync(first).ino).toBe(statSync(second).ino);
  });

  it.each(['one name', 'two names'])('of %s is as it was when the room is used up', async (names) => {
    const folder = freshFolder();
    const file = join(folder, 'a.xlsx');
    writeFileSync(file, 'old');
    if (names === 'two names') linkSync(file, join(folder, 'b.xlsx'));
    const before = readdirSync(folder);
    // In blocks of 1024 bytes: less than the workbook has.
    const { code, out, err } = await shell(`ulimit -f 8; $TUIYAN --out ${file}`);
    expect([code, out]).toEqual([1, '']);
    expect(linesOf(err)).toEqual([
      expect.stringMatching(/was not written.*\(the file is too large\).*as it was/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(before);
  });
});

it('a name that ends like a folder is refused', async () => {
  const folder = freshFolder();
  const { code, err } = await build(`${join(folder, 'a.xlsx')}/`);
  expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('is a folder')]]);
  expect(readdirSync(folder)).toEqual([]);
});

describe('a pipe', () => {
  it('takes the workbook, though its name is no .xlsx, and stays a pipe', async () => {
    const folder = freshFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { code } = await shell(
      `cd ${process.cwd()}; cat ${folder}/pipe > ${folder}/read.xlsx & $TUIYAN --out ${folder}/pipe && wait`,
    );
    expect(code).toBe(0);
    expect(isWorkbook(join(folder, 'read.xlsx'))).toBe(true);
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  });

  it('that nobody reads is told, not waited for', async () => {
    const folder = freshFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.xlsx')]);
    const { code, err } = await build(join(folder, 'pipe.xlsx'));
    expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('No program reads the pipe')]]);
  }, 30_000);
});

describe('standard output', () => {
  it.each([
    ['a pipe', '--out /dev/stdout | cat >'],
    ['a file', '--out /dev/stdout >'],
    ['a file by its own name', '--out {file} >'],
    ['a number', '--out /dev/fd/1 >'],
  ])('that is %s takes the workbook, and the result goes to standard error', async (_, words) => {
    const file = join(freshFolder(), 'a.xlsx');
    const { code, err } = await shell(`$TUIYAN ${words.replace('{file}', file)} ${file}`);
    expect(code).toBe(0);
    expect(linesOf(err)).toEqual([expect.stringMatching(/is written: \d+ sheets/)]);
    expect(isWorkbook(file)).toBe(true);
  });

  it('that is a socket takes the workbook', async () => {
    const { code, err } = await build('/dev/stdout');
    expect(code).toBe(0);
    expect(linesOf(err)).toEqual([expect.stringMatching(/\/dev\/stdout is written/)]);
  });
});

describe('a device', () => {
  it('/dev/null takes the workbook and stays a device', async () => {
    const { code, out } = await build('/dev/null');
    expect(code).toBe(0);
    expect(out).toMatch(/\/dev\/null is written/);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('that is full is told in one sentence', async () => {
    const { code, err } = await build('/dev/full');
    expect([code, linesOf(err)]).toEqual([1, [expect.stringMatching(/not complete \(the disk is full\)/)]]);
  });

  it('that is full behind standard output is told in one sentence by every verb', async () => {
    for (const words of ['build --out /dev/stdout', 'project', 'project --json', '--help']) {
      const { code, err } = await shell(
        `${process.execPath} ${CLI_FILE} ${words}${words === '--help' ? '' : ` --pack ${SMALL}`} > /dev/full`,
      );
      expect([words, code, linesOf(err).length]).toEqual([words, 1, 1]);
      expect(err).toMatch(/\(the disk is full\)/);
    }
  });

  it('socket is left alone', async () => {
    const socket = join(freshFolder(), 's.xlsx');
    const line = `require('net').createServer().listen(${JSON.stringify(socket)})`;
    const server = spawn(process.execPath, ['-e', line]);
    try {
      await expect.poll(() => existsSync(socket), { timeout: 20_000 }).toBe(true);
      const { code, err } = await build(socket);
      expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('a disk or a socket')]]);
      expect(lstatSync(socket).isSocket()).toBe(true);
    } finally {
      server.kill();
    }
  }, 30_000);
});
