/**
 * `npm run check:budget`: the JavaScript that the task pane loads before anything shows, compressed as a server sends
 * it. office.js is left out: every add-in loads it. What is imported later, on demand, is left out too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { WEB_FOLDER, ensureWeb } from './lib/buildWeb.mjs';
import { Refusal, inProject, main } from './lib/project.mjs';

/** KB of 1000 bytes, as measurements of Microsoft's own template are given (169). */
const BUDGET_KB = 120;

await main(async () => {
  await ensureWeb();
  const page = readFileSync(inProject(WEB_FOLDER, 'taskpane.html'), 'utf8');
  const scripts = [...page.matchAll(/<script[^>]*\ssrc="?([^\s">]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => existsSync(inProject(WEB_FOLDER, address)) && !address.startsWith('office/'));
  if (scripts.length === 0) throw new Refusal(`no script was found in ${WEB_FOLDER}/taskpane.html.`);

  const sizes = scripts.map(
    (name) => gzipSync(readFileSync(inProject(WEB_FOLDER, name)), { level: 9 }).length / 1000,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`initial JavaScript of the task pane: ${total.toFixed(1)} KB gzip of ${BUDGET_KB}`);
  if (total > BUDGET_KB) {
    scripts.forEach((name, index) => console.error(`  ${sizes[index]?.toFixed(1)} KB  ${name}`));
    throw new Refusal(
      'the task pane loads too much at its start: import what is not shown first with import().',
    );
  }
});
