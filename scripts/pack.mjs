/**
 * `npm pack`: before it, builds command line and pages and puts a short package.json in place; after it, the project's own comes back.
 *
 * Everything that ships is bundled into dist, so the package needs nothing installed beside it and runs no script: whoever
 * installs it gets one package and no warning. The project keeps its `dependencies`: they say what is bundled, for audit and notices.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ensureCli } from './lib/buildCli.mjs';
import { ensureWeb } from './lib/buildWeb.mjs';
import { inProject, main } from './lib/project.mjs';

const PACKAGE = inProject('package.json');
/** The project's own package.json while the short one is in its place. */
const OWN = inProject('dist/package.json.own');

/** Fields that mean something to whoever installs the package. */
const KEPT = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin', 'files'];

await main(async () => {
  // Also what an earlier run left when it was stopped half way.
  if (existsSync(OWN)) renameSync(OWN, PACKAGE);
  if (process.argv[2] === 'after') return;
  await ensureWeb();
  await ensureCli();
  const text = readFileSync(PACKAGE, 'utf8');
  const fields = Object.entries(JSON.parse(text)).filter(([name]) => KEPT.includes(name));
  writeFileSync(OWN, text);
  writeFileSync(PACKAGE, `${JSON.stringify(Object.fromEntries(fields), undefined, 2)}\n`);
});
