/** The software bill of materials: what ships, from package-lock.json, as CycloneDX 1.6 JSON. Same lock, same text. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { readShipped } from './shipped.mjs';

/** Name of the file in dist/web. */
export const BILL_FILE = 'bom.cdx.json';

/** Licences of packages that are not SPDX expressions, and their meaning. */
const SPDX = new Map([
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  // Microsoft's own terms, in the file LICENSE.md of @microsoft/office-js.
  ['LICENSE', 'LicenseRef-Microsoft-Office-js'],
]);

/** @returns {string} */
export function writeBillOfMaterials() {
  const project = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const { packages, direct } = readShipped();
  const references = new Map(packages.map((entry) => [entry.place, referenceOf(entry)]));
  const own = `pkg:npm/${project.name}@${project.version}`;
  /** @param {readonly string[]} places */
  const referencesOf = (places) => [...new Set(places.map((place) => references.get(place)))].sort();
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': own, name: project.name, version: project.version },
        ...{ purl: own, licenses: [{ license: { id: project.license } }] },
      },
    },
    components: packages.map((entry) => ({
      ...{ type: 'library', 'bom-ref': references.get(entry.place), ...splitName(entry.name) },
      ...{ version: entry.version, purl: purlOf(entry), scope: 'required' },
      ...(entry.license === undefined ? {} : { licenses: [licenseOf(entry.license)] }),
      ...(entry.integrity === undefined ? {} : { hashes: [hashOf(entry.integrity)] }),
    })),
    dependencies: [
      { ref: own, dependsOn: referencesOf(direct) },
      ...packages.map((entry) => ({
        ref: references.get(entry.place),
        dependsOn: referencesOf(entry.needs),
      })),
    ],
  };
  return `${JSON.stringify({ ...body, serialNumber: serialOf(JSON.stringify(body)) }, null, 2)}\n`;
}

/** @param {import('./shipped.mjs').ShippedPackage} entry */
function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * The same version in two places is two components, distinguished by their place.
 * @param {import('./shipped.mjs').ShippedPackage} entry
 */
function referenceOf(entry) {
  const isNested = entry.place !== `node_modules/${entry.name}`;
  return purlOf(entry) + (isNested ? `#${entry.place}` : '');
}

/** @param {string} name */
function splitName(name) {
  const [group = '', short = ''] = name.split('/');
  return short === '' ? { name } : { group, name: short };
}

/** @param {string} license */
function licenseOf(license) {
  const known = SPDX.get(license) ?? license;
  if (known.includes(' ')) return { expression: known };
  return { license: known.startsWith('LicenseRef-') ? { name: known } : { id: known } };
}

/** @param {string} integrity as npm writes it: `sha512-…` in base 64 */
function hashOf(integrity) {
  const [algorithm = '', digest = ''] = integrity.split(' ')[0]?.split('-') ?? [];
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
}

/** @param {string} text a UUID that the text decides, in the form of version 5 */
function serialOf(text) {
  const digits = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
