/**
 * Notices of everything that ships, in one text: each package with its version, its licence, and the licence's and
 * NOTICE file's words. Packages with the same words share them.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';
import { readShipped } from './shipped.mjs';

/** The generated file, in the project and in every build. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

const RULE = '-'.repeat(80);

/** Packages without a licence file: their copyright holder, and the licence that we use. */
const WITHOUT_FILE = new Map([
  ['@fluentui/react-icons', 'Microsoft Corporation'],
  ['@ironcalc/wasm', 'the IronCalc authors'],
  ['@ironcalc/workbook', 'the IronCalc authors'],
  ['embla-carousel', 'David Jerleke'],
  ['embla-carousel-autoplay', 'David Jerleke'],
  ['embla-carousel-fade', 'David Jerleke'],
  ['javascript-natural-sort', 'Jim Palmer'],
  ['seedrandom', 'David Bau'],
]);

/**
 * @returns {string}
 * @throws {Error} on a package that ships without words of a licence
 */
export function writeNotices() {
  /** @type {Map<string, string[]>} */
  const byWords = new Map();
  for (const { place, name, version, license } of readShipped().packages) {
    const words = readWords(place, name);
    const terms = license ?? (WITHOUT_FILE.has(name) ? 'MIT' : 'see below');
    const heading = `${name} ${version} (${terms === 'LICENSE' ? "Microsoft's terms" : terms})`;
    byWords.set(words, [...(byWords.get(words) ?? []), heading]);
  }
  return [
    'Tuiyan contains the software named below. Each part is used under its own licence, whose words follow its name.',
    'This file is generated: npm run notices. The list in the form of CycloneDX is bom.cdx.json of the built pages.',
    ...[...byWords].map(([words, headings]) => `${RULE}\n${headings.join('\n')}\n\n${words}`),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * @param {string} place folder of the package
 * @param {string} name
 */
function readWords(place, name) {
  const folder = inProject(place);
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(file))
        .sort()
    : [];
  if (files.length > 0)
    return files
      .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim())
      .join('\n\n')
      .replace(/[ \t]+$/gm, '');
  const holder = WITHOUT_FILE.get(name);
  if (holder === undefined)
    throw new Error(`${name} ships without a licence file: look up its holder and add it to WITHOUT_FILE.`);
  return MIT.replace('HOLDER', holder);
}

/** The text of the licence, for packages that name it without including it. */
const MIT = `MIT License

Copyright (c) HOLDER

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
