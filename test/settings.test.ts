/** What a build is told from outside: settings, and the pages that name who answers for the copy. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGES, fillPage } from '../scripts/lib/pages.mjs';
import { inProject } from '../scripts/lib/project.mjs';
import { MICROSOFT_OFFICE_JS, readSettings } from '../scripts/lib/settings.mjs';

const MARKETPLACE = {
  TUIYAN_CHANNEL: 'marketplace',
  TUIYAN_ORIGIN: 'https://tools.example.org',
  TUIYAN_SUPPORT: 'mailto:help@example.org',
  TUIYAN_PROVIDER: 'Example Institute',
};

describe('readSettings', () => {
  it('is for a closed network by default, with our own copy of office.js', () =>
    expect(readSettings({})).toEqual({
      ...{ channel: 'private', origin: '', officeJs: '', build: '', support: '', provider: '' },
    }));

  it("takes Microsoft's office.js for the marketplace", () =>
    expect(readSettings(MARKETPLACE)).toMatchObject({
      channel: 'marketplace',
      officeJs: MICROSOFT_OFFICE_JS,
      provider: 'Example Institute',
    }));

  it.each(['TUIYAN_ORIGIN', 'TUIYAN_SUPPORT', 'TUIYAN_PROVIDER'])('asks for %s for the marketplace', (name) =>
    expect(() => readSettings({ ...MARKETPLACE, [name]: ' ' })).toThrow(name),
  );

  it.each([
    ['TUIYAN_CHANNEL', 'store'],
    ['TUIYAN_BUILD', '10000'],
    ['TUIYAN_BUILD', '1e3'],
    ['TUIYAN_BUILD', '-1'],
    ['TUIYAN_SUPPORT', 'help@example.org'],
    ['TUIYAN_SUPPORT', 'mailto:help'],
    ['TUIYAN_SUPPORT', 'javascript:alert(1)'],
    ['TUIYAN_OFFICE_JS', 'https://example.org/office.js'],
  ])('refuses %s = %s, and names it', (name, value) =>
    expect(() => readSettings({ ...MARKETPLACE, [name]: value })).toThrow(`${name} is "${value}"`),
  );

  it('lets a closed network count its builds further than the marketplace', () =>
    expect(readSettings({ TUIYAN_BUILD: '10000' }).build).toBe('10000'));
});

describe.each(PAGES)('%s', (file) => {
  const page = readFileSync(inProject('src', file), 'utf8');

  it('says whom to ask in both languages, named or not', () => {
    const open = fillPage(page, { support: '', provider: '' });
    expect(open).toContain('ask whoever gave you this add-in');
    expect(open).toContain('请联系为您提供本加载项的管理员');
    const named = fillPage(page, { support: 'mailto:help@example.org?subject=Tuiyan', provider: '' });
    expect(named.split('>help@example.org</a>')).toHaveLength(3);
    expect(open + named).not.toMatch(/\{\{|\}\}/);
  });

  it('takes what a build is told as text', () =>
    expect(
      fillPage(page, { support: 'https://example.org/?a="><script>', provider: '<script>' }),
    ).not.toContain('<script'));
});

it('a word in braces that nothing fills in is a mistake', () =>
  expect(() => fillPage('{{supprot.en}}', { support: '', provider: '' })).toThrow('supprot.en'));
