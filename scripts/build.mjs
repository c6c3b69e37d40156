/**
 * `npm run build`: task pane, playground and command line, ready for distribution.
 *
 *   TUIYAN_ORIGIN=https://tools.example.org/tuiyan   where dist/web will be served; writes dist/web/manifest.xml
 *   TUIYAN_OFFICE_JS=https://…/office.js             another office.js than the copy in dist/web/office
 *   TUIYAN_BUILD=7                                   fourth number of the manifest's version; raise it with every build handed out
 *   TUIYAN_SUPPORT=mailto:help@example.org           address on the support page: https: or mailto:
 *   TUIYAN_PROVIDER="Example Institute"              who answers for the add-in, in the manifest and on the pages
 *   TUIYAN_CHANNEL=marketplace                       for Microsoft's public store instead of a closed network (docs/marketplace.md)
 */
import { ensureCli, linkCli } from './lib/buildCli.mjs';
import { WEB_FOLDER, ensureWeb } from './lib/buildWeb.mjs';
import { headerPolicy } from './lib/csp.mjs';
import { ensureInstalled, main } from './lib/project.mjs';
import { readSettings } from './lib/settings.mjs';

await main(async () => {
  const { channel, origin, officeJs } = readSettings();
  ensureInstalled();
  const isNew = await ensureWeb();
  await ensureCli();
  linkCli();
  console.log(`${WEB_FOLDER}: ${isNew ? 'built' : 'up to date'}. Any static server can serve this folder.`);
  console.log(
    origin === ''
      ? 'No manifest for users was written: set TUIYAN_ORIGIN to the address the folder will have, and build again.'
      : `${WEB_FOLDER}/manifest.xml: the add-in for ${channel === 'marketplace' ? 'the marketplace' : 'Excel'}, served from ${origin}.`,
  );
  if (officeJs !== '')
    console.log(
      `office.js comes from ${officeJs}: the server must allow it in this header.\n` +
        `Content-Security-Policy: ${headerPolicy(new URL(officeJs).origin)}`,
    );
});
