/** Before the tests in a browser: there is a browser, and the pages are built from the sources as they are. */
import { ensureWeb } from '../../scripts/lib/buildWeb.mjs';
import { requireChromium } from '../../scripts/lib/chromium.mjs';
import { installDebianPackages } from '../../scripts/lib/debian.mjs';

export default async function prepare(): Promise<void> {
  installDebianPackages(['chromium', 'fonts-noto-cjk']);
  requireChromium();
  await ensureWeb();
}
