/** Bundles measurements written in TypeScript for Node; packages of `node_modules` are not bundled. */
import { ROOT, ensureInstalled } from './project.mjs';

const FOLDER = 'dist/bench';

/**
 * @param {string} name of the first bundle
 * @param {Readonly<Record<string, string>>} entries by the names of their bundles
 * @returns {Promise<string>} the first bundle's file, from the project's folder
 */
export async function bundleBench(name, entries) {
  ensureInstalled();
  // Only now, because a fresh clone has no packages before.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: { ...entries },
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return `${FOLDER}/${name}.mjs`;
}
