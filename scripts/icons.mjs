/** `npm run icons`: draws the add-in's icons from assets/icon.svg in the sizes that Excel asks for. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { LAUNCH_ARGUMENTS, requireChromium } from './lib/chromium.mjs';
import { inProject, main } from './lib/project.mjs';

/** Pixels. 16, 32 and 80 are required, the others spare Excel from scaling on finer displays; 64 is for the store. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

await main(async () => {
  const drawing = readFileSync(inProject('assets/icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  try {
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`,
      );
      writeFileSync(inProject(`assets/icon-${size}.png`), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
