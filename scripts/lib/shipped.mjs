/**
 * The packages that ship: `dependencies` of package.json and their own dependencies, from package-lock.json. Packages that are
 * needed only for building or testing are in `devDependencies`.
 */
import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/**
 * @typedef {{
 *   place: string,
 *   name: string,
 *   version: string,
 *   license: string | undefined,
 *   integrity: string | undefined,
 *   needs: readonly string[],
 * }} ShippedPackage
 *   `place`: folder below the project; `needs`: places of the packages it asks for
 */

/**
 * @typedef {{
 *   version?: string,
 *   license?: string,
 *   integrity?: string,
 *   dependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 * }} Locked
 */

/**
 * By place, the project's own entry left out.
 * @returns {{ packages: readonly ShippedPackage[], direct: readonly string[] }} `direct`: places of `dependencies`
 */
export function readShipped() {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  /** @type {Map<string, ShippedPackage>} */
  const found = new Map();
  const direct = placesOf('', Object.keys(locked['']?.dependencies ?? {}), locked);
  const waiting = [...direct];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue;
    const entry = locked[place] ?? {};
    const names = [entry.dependencies, entry.peerDependencies, entry.optionalDependencies].flatMap((list) =>
      Object.keys(list ?? {}),
    );
    const needs = placesOf(place, names, locked);
    found.set(place, {
      place,
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      license: entry.license,
      integrity: entry.integrity,
      // Packages of types are peer dependencies, and never ship.
      needs: needs.filter((need) => !need.includes('node_modules/@types/') && !need.endsWith('/typescript')),
    });
    waiting.push(...(found.get(place)?.needs ?? []));
  }
  return { packages: [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1)), direct };
}

/**
 * The places where a package finds its dependencies: in its own node_modules, or in those of the folders around it.
 * @param {string} from place of the package that asks; empty for the project
 * @param {readonly string[]} names
 * @param {Record<string, Locked>} locked
 * @returns {string[]} sorted; an optional one that is not installed is left out
 */
function placesOf(from, names, locked) {
  const around = [from];
  for (
    let end = from.lastIndexOf('/node_modules/');
    end > 0;
    end = from.lastIndexOf('/node_modules/', end - 1)
  )
    around.push(from.slice(0, end));
  const folders = [...around.filter((folder) => folder !== '').map((folder) => `${folder}/`), ''];
  return names
    .flatMap((name) => {
      const places = folders.map((folder) => `${folder}node_modules/${name}`);
      return places.find((place) => locked[place] !== undefined) ?? [];
    })
    .sort();
}
