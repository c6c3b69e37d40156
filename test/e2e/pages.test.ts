/**
 * The built pages in a real browser: on a network without anything else they open, ask no other server, and
 * break no rule of their own content security policy.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';
import { serveFolder } from '../../scripts/lib/serve.mjs';
import { type Launched, launch } from './browser.js';

let launched: Launched;
beforeAll(async () => {
  launched = await launch();
});
afterAll(() => launched.close());
afterEach(() => expect(launched.foreignRequests).toEqual([]));

describe.each(['index.html', 'taskpane.html'])('%s', (path) => {
  it('opens and shows something, without an error', async () => {
    const page = await launched.openPage(path);
    await page.waitForFunction(() => (document.getElementById('root')?.innerText.trim().length ?? 0) > 0);
    expect(launched.errors).toEqual([]);
  });

  it('forbids other origins and eval, in the page itself and in the header', async () => {
    const page = await launched.openPage(path);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const header = (await page.request.get(page.url())).headers()['content-security-policy'];
    for (const text of [policy, header]) {
      expect(text).toContain("default-src 'self'");
      expect(text).toContain("connect-src 'self'");
      expect(text).not.toContain("'unsafe-eval'");
    }
    const foreign = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(foreign).toBe('refused');
    launched.errors.length = 0;
  });
});

it('works from any folder of a server', async () => {
  const server = await serveFolder(inProject('dist'));
  const page = await launched.browser.newPage();
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  for (const path of ['index.html', 'taskpane.html']) {
    await page.goto(`${server.origin}/web/${path}`);
    await page.waitForFunction(() => (document.getElementById('root')?.innerText.trim().length ?? 0) > 0);
  }
  expect(failed).toEqual([]);
  await server.close();
});

describe('office.js of our own', () => {
  it.each([
    ['Excel$Win32$16.01$zh-CN', 'excel-win32-16.01.js', 'zh-cn'],
    ['Excel$Win32$16.01$en-US', 'excel-win32-16.01.js', 'en-us'],
    // A language we do not ship falls back to English.
    ['Excel$Win32$16.01$de-DE', 'excel-win32-16.01.js', 'en-us'],
    ['Excel$Mac$16.00$zh-CN', 'excel-mac-16.00.js', 'zh-cn'],
    ['Excel$Web$16.01$zh-CN', 'excel-web-16.00.js', 'zh-cn'],
  ])('finds the files for %s beside itself', async (host, file, language) => {
    const page = await launched.openPage('taskpane.html');
    const answered: string[] = [];
    page.on('response', (response) => {
      if (response.ok()) answered.push(new URL(response.url()).pathname);
    });
    await page.goto(`${launched.origin}/taskpane.html?_host_Info=${host}$$$$0`);
    await page.waitForFunction(() => 'Excel' in window);
    expect(answered).toContain(`/office/${file}`);
    expect(answered).toContain(`/office/${language}/office_strings.js`);
    // There is no Excel behind these names, which office.js says in its own way.
    launched.errors.length = 0;
  });
});
