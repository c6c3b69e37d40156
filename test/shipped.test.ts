/** What ships: the notices and the bill of materials are those of package-lock.json. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeBillOfMaterials } from '../scripts/lib/billOfMaterials.mjs';
import { NOTICES_FILE, writeNotices } from '../scripts/lib/notices.mjs';
import { inProject } from '../scripts/lib/project.mjs';
import { readShipped } from '../scripts/lib/shipped.mjs';

test('the notices are up to date: otherwise npm run notices', () => {
  expect(readFileSync(inProject(NOTICES_FILE), 'utf8')).toBe(writeNotices());
});

test('each direct dependency has its notice and its entry in the bill of materials', () => {
  const bill = writeBillOfMaterials();
  const notices = writeNotices();
  const { packages, direct } = readShipped();
  for (const place of direct) {
    const { name, version } = packages.find((entry) => entry.place === place)!;
    expect(notices).toContain(`${name} ${version}`);
    expect(bill).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`);
  }
});

test('the package carries what its README shows', () => {
  const { files } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
    files: readonly string[];
  };
  const links = [...readFileSync(inProject('README.md'), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)];
  const shown = links.map(([, path = '']) => path);
  expect(shown.length).toBeGreaterThan(5);
  const missing = shown.filter((path) => !files.some((file) => path === file || path.startsWith(`${file}/`)));
  expect(missing).toEqual([]);
});

test('every reference of the bill of materials names a component', () => {
  const bill = JSON.parse(writeBillOfMaterials()) as {
    components: { 'bom-ref': string }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  const known = new Set(bill.components.map((component) => component['bom-ref']));
  expect(known.size).toBe(bill.components.length);
  for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(known).toContain(ref);
});
