/** Which file of src imports which, read from the text of the files, and the circles in it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { ROOT } from './project.mjs';

const SOURCE = resolve(ROOT, 'src');

/** `from '…'`, `import '…'`, `import('…')` and `new URL('…'`, as long as the address is relative. */
const IMPORTS = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\bnew URL\(\s*)(['"])(\.{1,2}\/[^'"]*)\1/g;

/**
 * Imports of each file that was read, by absolute path. Kept between files of one run of the lint, which reads every file once.
 * @type {Map<string, readonly string[]>}
 */
const known = new Map();

/**
 * The shortest way from a file back to itself along imports.
 * @param {string} file absolute path
 * @param {string} text of the file; it need not be what is on the disk, so it is not kept
 * @returns {readonly string[] | undefined} paths below src, the file first and last
 */
export function findCircle(file, text) {
  const first = importsIn(file, text);
  /** @type {Map<string, string>} the file from which each was reached first */
  const reachedFrom = new Map(first.map((target) => [target, file]));
  const queue = [...first];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === file) return wayBack(file, reachedFrom);
    for (const target of importsOf(at)) {
      if (reachedFrom.has(target)) continue;
      reachedFrom.set(target, at);
      queue.push(target);
    }
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {ReadonlyMap<string, string>} reachedFrom
 */
function wayBack(file, reachedFrom) {
  const way = [file];
  for (let at = reachedFrom.get(file); at !== undefined && at !== file; at = reachedFrom.get(at))
    way.unshift(at);
  return [file, ...way].map((path) => relative(SOURCE, path).split(sep).join('/'));
}

/** @param {string} file */
function importsOf(file) {
  const imports = known.get(file) ?? importsIn(file, existsSync(file) ? readFileSync(file, 'utf8') : '');
  known.set(file, imports);
  return imports;
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {readonly string[]} absolute paths of files that exist
 */
function importsIn(file, text) {
  return [...text.matchAll(IMPORTS)].flatMap(
    ([, , address = '']) => resolveImport(dirname(file), address) ?? [],
  );
}

/**
 * @param {string} folder of the file that imports, absolute
 * @param {string} address as the import words it
 * @returns {string | undefined} absolute path of a source file below src that exists
 */
export function resolveImport(folder, address) {
  if (!address.startsWith('.')) return undefined;
  const path = resolve(folder, address.replace(/\?\w+$/, ''));
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((file) => isSource(file));
}

/** @param {string} path */
function isSource(path) {
  return path.startsWith(SOURCE + sep) && /\.tsx?$/.test(path) && existsSync(path);
}

/** @returns {readonly string[]} every source file below src, absolute */
export function listSources() {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => resolve(SOURCE, name))
    .sort();
}
