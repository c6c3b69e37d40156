/** `npm run screenshots`: the pictures of README, taken of the built pages, into docs/images. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { WEB_FOLDER, ensureWeb } from './lib/build-web.mjs';
import { LAUNCH_ARGUMENTS, requireChromium } from './lib/chromium.mjs';
import { inProject, main } from './lib/project.mjs';
import { serveFolder } from './lib/serve.mjs';

const FOLDER = 'docs/images';

/**
 * `prepare` brings the page to what the picture shows; without it, the picture is of the page as it opens.
 * @type {readonly { name: string, path: string, locale: string, width: number, height: number,
 *   prepare?: (page: import('playwright-core').Page) => Promise<void> }[]}
 */
const SHOTS = [
  { name: 'playground-zh', path: 'index.html', locale: 'zh-CN', width: 1440, height: 860 },
  { name: 'playground-en', path: 'index.html', locale: 'en-US', width: 1440, height: 860 },
  { name: 'taskpane-zh', path: 'taskpane.html', locale: 'zh-CN', width: 350, height: 720 },
  { name: 'taskpane-en', path: 'taskpane.html', locale: 'en-US', width: 350, height: 720 },
];

await main(async () => {
  await ensureWeb();
  mkdirSync(inProject(FOLDER), { recursive: true });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  const server = await serveFolder(inProject(WEB_FOLDER));
  try {
    for (const { name, path, locale, width, height, prepare } of SHOTS) {
      const context = await browser.newContext({ locale, viewport: { width, height } });
      const page = await context.newPage();
      await page.goto(`${server.origin}/${path}`, { waitUntil: 'networkidle' });
      await page.waitForFunction(() => (document.getElementById('root')?.innerText.trim().length ?? 0) > 0);
      await prepare?.(page);
      const file = join(FOLDER, `${name}.png`);
      await page.screenshot({ path: inProject(file), animations: 'disabled' });
      console.log(file);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
