/** LibreOffice as an independent reader: opens a file, recalculates every formula and saves it again. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PLACES = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Undefined where LibreOffice is not installed; CI must have it. */
export function findOffice(): string | undefined {
  const place = PLACES.find((path) => existsSync(path));
  if (place === undefined && process.env['CI'] === 'true') throw new Error('CI needs LibreOffice (soffice)');
  return place;
}

/** Recalculates when loading; LibreOffice keeps cached values all the same where it thinks that it may. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

export function convert(office: string, bytes: Uint8Array, format: 'xlsx' | 'pdf' | 'csv'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-office-'));
  try {
    const profile = join(folder, 'profile');
    writeFileSync(join(folder, 'in.xlsx'), withoutResults(bytes));
    execFileSync('mkdir', ['-p', join(profile, 'user'), join(folder, 'out')]);
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE);
    execFileSync(
      office,
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.xlsx'),
      ],
      { stdio: 'pipe', timeout: 600_000 },
    );
    return readFileSync(join(folder, 'out', `in.${format}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file without a result in any formula cell: what is there afterwards has been calculated. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => {
    if (!path.startsWith('xl/worksheets/sheet')) return [path, content] as const;
    const xml = strFromU8(content).replaceAll(/(<\/f>|<f [^>]*\/>)<v[^>]*>[^<]*<\/v>/g, '$1');
    return [path, strToU8(xml)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}
