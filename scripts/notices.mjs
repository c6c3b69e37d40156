/** `npm run notices`: writes THIRD-PARTY-NOTICES.txt anew, after a change of what ships. */
import { writeFileSync } from 'node:fs';
import { NOTICES_FILE, writeNotices } from './lib/notices.mjs';
import { ensureInstalled, inProject, main } from './lib/project.mjs';

await main(() => {
  ensureInstalled();
  writeFileSync(inProject(NOTICES_FILE), writeNotices());
  console.log(NOTICES_FILE);
});
