/**
 * `npm run build`: task pane, playground and command line, ready to hand on.
 *
 *   TUIYAN_ORIGIN=https://tools.example.org/tuiyan   where dist/web will be served; writes dist/web/manifest.xml
 *   TUIYAN_OFFICE_JS=https://…/office.js             another office.js than the copy in dist/web/office
 *   TUIYAN_BUILD=7                                   fourth number of the manifest's version; raise it with every build handed out
 */
import { ensureCli, linkCli } from './lib/buildCli.mjs';
import { WEB_FOLDER, ensureWeb } from './lib/buildWeb.mjs';
import { ensureInstalled, main } from './lib/project.mjs';

await main(async () => {
  ensureInstalled();
  const isNew = await ensureWeb();
  await ensureCli();
  linkCli();
  console.log(`${WEB_FOLDER}: ${isNew ? 'built' : 'up to date'}. Any static server can serve this folder.`);
  console.log(
    process.env['TUIYAN_ORIGIN']
      ? `${WEB_FOLDER}/manifest.xml: the add-in for Excel, served from ${process.env['TUIYAN_ORIGIN']}.`
      : 'No manifest for users was written: set TUIYAN_ORIGIN to the address the folder will have, and build again.',
  );
});
