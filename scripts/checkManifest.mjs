/**
 * `npm run check:manifest`: manifest.xml, and dist/web/manifest.xml where a build for users has written it, checked by
 * Microsoft's published schemas and for errors that these cannot find. Works offline, unlike Microsoft's own validator, which
 * uses a web service.
 *
 * The schemas must not be distributed with the project; they are kept beside it. CI=true requires them.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { validateXML } from 'xmllint-wasm';
import { findManifestFaults, readPngSize } from './lib/manifest.mjs';
import { Refusal, inProject, main } from './lib/project.mjs';

const SCHEMAS = inProject('../shared/schemas/manifest');
const ENTRY = 'OfficeAppManifestV1_1.xsd';

/**
 * Where keyboard shortcuts are. Microsoft documents it directly below VersionOverrides ("Work with Extended Overrides of the manifest"),
 * and the published schemas do not have it; findManifestFaults looks at its address and its place.
 */
const EXTENDED = /\n\s*<ExtendedOverrides [^>]*\/>/;

await main(async () => {
  const manifests = [
    { file: 'manifest.xml', folder: '.', isProduction: false },
    { file: 'dist/web/manifest.xml', folder: 'dist/web', isProduction: true },
  ].filter(({ file, isProduction }) => !isProduction || existsSync(inProject(file)));

  const hasSchemas = existsSync(join(SCHEMAS, ENTRY));
  if (!hasSchemas && process.env['CI'] === 'true')
    throw new Refusal(
      `the manifest's schemas are missing: put them into ../shared/schemas/manifest (entry ${ENTRY}).`,
    );
  if (!hasSchemas) console.log('manifest: schemas not found beside the project, checked without them.');

  let faults = 0;
  for (const { file, folder, isProduction } of manifests) {
    const manifest = readFileSync(inProject(file), 'utf8');
    const found = [
      ...(hasSchemas ? await validate(manifest) : []),
      ...findManifestFaults(manifest, (path) => readImage(join(folder, path)), { isProduction }),
      ...(await readAsOffice(file)),
    ];
    for (const fault of found) console.error(`${file}: ${fault}`);
    if (found.length === 0) console.log(`${file}: valid`);
    faults += found.length;
  }
  if (faults > 0) throw new Refusal(`${faults} fault${faults === 1 ? '' : 's'} in the manifest.`);
});

/** @param {string} manifest */
async function validate(manifest) {
  const read = (/** @type {string} */ name) => ({
    fileName: name,
    contents: readFileSync(join(SCHEMAS, name), 'utf8'),
  });
  const included = readdirSync(SCHEMAS).filter((name) => name.endsWith('.xsd') && name !== ENTRY);
  const result = await validateXML({
    xml: { fileName: 'manifest.xml', contents: manifest.replace(EXTENDED, '') },
    schema: read(ENTRY),
    preload: included.map(read),
  });
  return result.errors.map(({ message, loc }) => `line ${loc?.lineNumber ?? '?'}: ${message}`);
}

/** @param {string} path below the project */
function readImage(path) {
  return existsSync(inProject(path)) ? readPngSize(readFileSync(inProject(path))) : undefined;
}

/**
 * Reads it with the tools that load the add-in into Excel.
 * @param {string} file
 */
async function readAsOffice(file) {
  try {
    const { id, displayName, hosts } = await OfficeAddinManifest.readManifestFile(inProject(file));
    return id && displayName && hosts?.includes('Workbook')
      ? []
      : ['the Office tools miss id, name or host in it.'];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
