/** The manifest, its rewriting for a server, and the checks that its schema does not make. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findManifestFaults, readPngSize, rewriteManifest } from '../scripts/lib/manifest.mjs';
import { inProject } from '../scripts/lib/project.mjs';

const manifest = readFileSync(inProject('manifest.xml'), 'utf8');
const readImage = (path: string) => readPngSize(readFileSync(inProject(path)));
const findFaults = (text: string, isProduction = false) =>
  findManifestFaults(text, readImage, { isProduction });

describe('rewriteManifest', () => {
  it.each([
    'https://tools.example.org/tuiyan',
    'https://tools.example.org/tuiyan/',
    'https://tools.example.org',
  ])('puts %s in place of localhost everywhere', (address) => {
    const rewritten = rewriteManifest(manifest, { origin: address });
    const base = address.replace(/\/$/, '');
    expect(rewritten).toContain(`<SourceLocation DefaultValue="${base}/taskpane.html"/>`);
    expect(rewritten).toContain('<AppDomain>https://tools.example.org</AppDomain>');
    expect(findFaults(rewritten, true)).toEqual([]);
  });

  it.each(['https://localhost:3000', 'http://tools.example.org', 'tools.example.org', 'https://127.0.0.1/x'])(
    'refuses %s, and says what to set',
    (origin) => expect(() => rewriteManifest(manifest, { origin })).toThrow(/TUIYAN_ORIGIN/),
  );
});

describe('rewriteManifest for the marketplace', () => {
  const origin = 'https://tools.example.org/tuiyan';
  const listed = rewriteManifest(manifest, {
    origin,
    channel: 'marketplace',
    provider: 'Planning & <Co>',
    build: 7,
  });
  const idOf = (text: string): string | undefined => /<Id>([0-9a-f-]{36})<\/Id>/.exec(text)?.[1];

  it('is another add-in than that of a closed network', () => {
    expect(idOf(listed)).toBeDefined();
    expect(idOf(listed)).not.toBe(idOf(manifest));
    expect(idOf(rewriteManifest(manifest, { origin, provider: 'Planning' }))).toBe(idOf(manifest));
  });

  it('names the provider as text, and the build', () => {
    expect(listed).toContain('<ProviderName>Planning &amp; &lt;Co></ProviderName>');
    expect(listed).toContain('<Version>1.0.0.7</Version>');
    expect(findFaults(listed, true)).toEqual([]);
  });
});

describe('findManifestFaults', () => {
  it('finds none in manifest.xml', () => expect(findFaults(manifest)).toEqual([]));

  it.each([
    ['a dangling resid', '<Label resid="Group.Label"/>', '<Label resid="Group.Lable"/>', 'not defined'],
    ['an unused resource', '<Label resid="Group.Label"/>', '<Label resid="Button.Label"/>', 'used nowhere'],
    ['a short locale', 'Locale="zh-CN"', 'Locale="zh"', 'not a full tag'],
    ['a short default locale', '>en-US<', '>en<', 'not a full tag'],
    ['a missing icon size', /<bt:Image size="80".*\n/g, '', '80 pixels'],
    ['an icon of the wrong size', 'assets/icon-16.png', 'assets/icon-20.png', '20 x 20'],
    [
      'a wrong high-resolution icon',
      '<HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon-64.png"',
      '<HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon-32.png"',
      '64 x 64',
    ],
    ['a long resid', /Group\.Label/g, 'Group.LabelThatIsMuchTooLongForExcel', 'longer than 32'],
  ])('finds %s', (_, from, to, message) => {
    const broken = manifest.replace(from, to);
    expect(broken).not.toBe(manifest);
    expect(findFaults(broken).join('\n')).toContain(message);
  });

  it('finds a missing icon file', () => {
    const faults = findManifestFaults(manifest, () => undefined, { isProduction: false });
    expect(faults.join('\n')).toContain('assets/icon-16.png does not exist');
  });

  it('finds localhost only in production', () =>
    expect(findFaults(manifest, true).join()).toContain('localhost'));
});

describe('manifest.xml', () => {
  it('is English by default, with Chinese of three places for every text', () => {
    expect(manifest).toContain('<DefaultLocale>en-US</DefaultLocale>');
    const count = (locale: string): number => manifest.split(`Locale="${locale}"`).length - 1;
    expect([count('zh-CN'), count('zh-TW'), count('zh-HK')]).toEqual([14, 14, 14]);
  });

  it('is not offered to Excel 2016 and 2019, whose browser cannot run the pane', () =>
    expect(manifest).toContain('<Set Name="ExcelApi" MinVersion="1.9"/>'));
});
