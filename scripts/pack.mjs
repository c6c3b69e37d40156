/**
 * `npm pack`: before it, builds command line and pages and writes a short package.json; after it, restores the project's own.
 *
 * Everything that ships is bundled into dist, so the package needs nothing installed beside it and runs no script: its
 * installation adds one package and gives no warning. The project keeps its `dependencies`: they list what is bundled, for audit
 * and notices.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ensureCli } from './lib/buildCli.mjs';
import { ensureWeb } from './lib/buildWeb.mjs';
import { inProject, main } from './lib/project.mjs';

const PACKAGE = inProject('package.json');
/** The project's own package.json while the short one is in its place. */
const OWN = inProject('dist/package.json.own');

/** Fields that matter for the installation of the package. */
const KEPT = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin', 'files'];

await main(async () => {
  // Also restores what an earlier, interrupted run left.
  if (existsSync(OWN)) renameSync(OWN, PACKAGE);
  if (process.argv[2] === 'after') return;
  await ensureWeb();
  await ensureCli();
  const text = readFileSync(PACKAGE, 'utf8');
  const fields = Object.entries(JSON.parse(text)).filter(([name]) => KEPT.includes(name));
  writeFileSync(OWN, text);
  writeFileSync(PACKAGE, `${JSON.stringify(Object.fromEntries(fields), undefined, 2)}\n`);
});
