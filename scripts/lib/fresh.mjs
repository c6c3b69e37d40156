/**
 * Builds only what is out of date. Each product has a stamp, the hash of everything it is made from;
 * contents rather than dates, because a checkout or a deleted file changes dates in the wrong way or not at all.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, inProject } from './project.mjs';

/** What web pages and command line are made from, relative to the project. */
const SOURCES = [
  'src',
  'seeds',
  'assets',
  'manifest.xml',
  'THIRD-PARTY-NOTICES.txt',
  'scripts/lib',
  'webpack.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Runs `build` unless `product` exists and was made from the same sources with the same settings.
 * @param {string} product file or folder below the project; its stamp is written beside it
 * @param {Readonly<Record<string, string>>} settings what else decides the result: mode, addresses
 * @param {() => Promise<void>} build
 * @returns {Promise<boolean>} whether it was built now
 */
export async function buildUnlessFresh(product, settings, build) {
  const stampFile = inProject(`${product}.stamp`);
  const stamp = hashSources(settings);
  const isFresh = existsSync(inProject(product)) && readText(stampFile) === stamp;
  if (isFresh) return false;
  await build();
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

/** @param {Readonly<Record<string, string>>} settings */
function hashSources(settings) {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of SOURCES.flatMap((source) => listFiles(inProject(source))))
    hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * @param {string} path file or folder; a missing one counts as empty
 * @returns {string[]} files, sorted, so that the hash does not depend on the file system's order
 */
function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
