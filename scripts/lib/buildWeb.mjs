/** The two web pages, task pane and playground, into dist/web: a folder that any static server can serve. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILL_FILE, writeBillOfMaterials } from './billOfMaterials.mjs';
import { buildUnlessFresh } from './fresh.mjs';
import { rewriteManifest } from './manifest.mjs';
import { Refusal, inProject } from './project.mjs';
import { readSettings } from './settings.mjs';

/** The built pages, below the project. */
export const WEB_FOLDER = 'dist/web';

/**
 * Builds dist/web when it is missing or older than its sources.
 * @returns {Promise<boolean>} whether it was built now
 */
export async function ensureWeb() {
  const settings = readSettings();
  return buildUnlessFresh(WEB_FOLDER, { mode: 'production', ...settings }, async () => {
    console.log('Building task pane and playground …');
    const { origin } = settings;
    // Read before the long part, so that a wrong address is reported at once.
    const manifest =
      origin === ''
        ? undefined
        : rewriteManifest(readFileSync(inProject('manifest.xml'), 'utf8'), {
            ...settings,
            build: await readBuildNumber(settings.build),
          });
    // A separate folder, moved into place at the end, so that half a build is never served.
    const fresh = inProject(`dist/.web-${process.pid}`);
    try {
      await runWebpack(fresh);
      writeFileSync(join(fresh, BILL_FILE), writeBillOfMaterials());
      if (manifest !== undefined) writeFileSync(join(fresh, 'manifest.xml'), manifest);
      replaceFolder(fresh, inProject(WEB_FOLDER));
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} text whole number, or empty
 * @returns {Promise<number | undefined>}
 */
async function readBuildNumber(text) {
  if (text === '') return undefined;
  const { parseNumber } = await import('office-addin-cli');
  return parseNumber(text);
}

/** @param {string} output absolute path of an empty or missing folder */
async function runWebpack(output) {
  const { default: webpack } = await import('webpack');
  const { default: configure } = await import('../../webpack.config.js');
  const compiler = webpack(configure({}, { mode: 'production', outputPath: output }));
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors() || stats.hasWarnings())
    console.error(stats.toString({ all: false, errors: true, warnings: true, colors: false }));
  if (stats.hasErrors())
    throw new Refusal('the pages were not built: mend the errors above and run this again.');
}

/**
 * @param {string} from
 * @param {string} to
 */
function replaceFolder(from, to) {
  mkdirSync(join(to, '..'), { recursive: true });
  const old = `${to}-old-${process.pid}`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}
