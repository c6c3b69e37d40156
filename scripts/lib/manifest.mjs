/** The manifest's addresses: localhost in the source, the server's own in what is handed to users. */
import { Refusal } from './project.mjs';

/** The origin that manifest.xml is written with: `npm start -- --https` serves it. */
export const DEVELOPMENT_ORIGIN = 'https://localhost:3000';

/** The add-in of the public marketplace has another id than that of a closed network, so that people can have both. */
const MARKETPLACE_ID = 'd7c9a937-3eca-46ef-9630-6a619ba0506b';

/**
 * The manifest for a server of one's own, or for the marketplace.
 * @param {string} manifest text of manifest.xml
 * @param {{ origin: string, channel?: 'private' | 'marketplace', provider?: string, build?: number | undefined }} settings
 *   origin: where the built folder is served, such as `https://tools.example.org/tuiyan`; provider: who answers for the add-in,
 *   for the marketplace the publisher's name there; build: fourth number of the version (Office loads a manifest anew when it has grown)
 * @returns {string}
 */
export function rewriteManifest(manifest, { origin: address, channel = 'private', provider = '', build }) {
  const { base, origin } = readAddress(address);
  return manifest
    .replace(/<Version>(\d+\.\d+\.\d+)\.(\d+)</, (_, release, old) => `<Version>${release}.${build ?? old}<`)
    .replace(/<Id>[^<]*</, (id) => (channel === 'marketplace' ? `<Id>${MARKETPLACE_ID}<` : id))
    .replace(/<ProviderName>[^<]*</, (name) =>
      provider === '' ? name : `<ProviderName>${escapeXml(provider)}<`,
    )
    .replaceAll(`<AppDomain>${DEVELOPMENT_ORIGIN}</AppDomain>`, `<AppDomain>${origin}</AppDomain>`)
    .replaceAll(DEVELOPMENT_ORIGIN, escapeXml(base));
}

/**
 * @param {string} address
 * @returns {{ base: string, origin: string }} base has no slash at its end
 */
function readAddress(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.protocol !== 'https:' || url.search !== '' || url.hash !== '')
    throw new Refusal(
      `TUIYAN_ORIGIN is "${address}", but Excel wants an https address without query: ` +
        'set it to where the folder dist/web will be served, for example https://tools.example.org/tuiyan.',
    );
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new Refusal(
      `TUIYAN_ORIGIN is "${address}", which only this machine can reach: name the server that users will load from, ` +
        'or load manifest.xml itself while developing.',
    );
  return { base: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Checks that the schema cannot make: it has types and order, but does not know references of ids or contents of files. */
const RESID_LENGTH = 32;

/**
 * Errors of a manifest that its schema accepts.
 * @param {string} manifest
 * @param {(path: string) => { width: number, height: number } | undefined} readImage
 *   size of the image at a path below the server's address; undefined when there is none
 * @param {{ isProduction: boolean }} options
 * @returns {string[]} a sentence each
 */
export function findManifestFaults(manifest, readImage, { isProduction }) {
  return [
    ...findResourceFaults(manifest),
    ...findIconFaults(manifest, readImage),
    ...findExtensionFaults(manifest),
    ...matches(manifest, /(?:Locale="|<DefaultLocale>)([^"<]*)/g)
      .filter((locale) => !/^[a-z]{2,3}-([A-Z][a-z]{3}-)?[A-Z]{2}$/.test(locale))
      .map((locale) => `the locale "${locale}" is not a full tag: write language and region, such as zh-CN.`),
    ...(isProduction && /localhost|127\.0\.0\.1/.test(withoutComments(manifest))
      ? ['it names localhost, which users cannot reach: build with TUIYAN_ORIGIN set to the server.']
      : []),
  ];
}

/** @param {string} manifest */
function findResourceFaults(manifest) {
  const defined = matches(manifest, /<bt:(?:Image|Url|String) id="([^"]*)"/g);
  const used = new Set(matches(manifest, / resid="([^"]*)"/g));
  return [
    ...[...used]
      .filter((id) => !defined.includes(id))
      .map((id) => `resid "${id}" is not defined under Resources.`),
    ...defined.filter((id) => !used.has(id)).map((id) => `the resource "${id}" is used nowhere.`),
    ...defined
      .filter((id, index) => defined.indexOf(id) !== index)
      .map((id) => `the resource "${id}" is defined twice.`),
    ...defined
      .filter((id) => id.length > RESID_LENGTH)
      .map((id) => `the resource id "${id}" is longer than ${RESID_LENGTH} characters.`),
  ];
}

/** @param {string} manifest */
function findExtensionFaults(manifest) {
  const all = matches(manifest, /<ExtendedOverrides Url="([^"]*)"/g);
  const [address] = all;
  if (address === undefined) return [];
  const [source = ''] = matches(manifest, /<SourceLocation DefaultValue="([^"]*)"/g);
  const isBeside = address === source.replace(/[^/]*$/, 'shortcuts.json');
  return [
    ...(all.length > 1 ? ['ExtendedOverrides is there more than once.'] : []),
    ...(isBeside ? [] : [`the keyboard shortcuts are at "${address}", not beside the page of the pane.`]),
    ...(/<\/VersionOverrides>\s*<ExtendedOverrides [^>]*\/>\s*<\/OfficeApp>/.test(manifest)
      ? []
      : ['ExtendedOverrides is not directly below VersionOverrides, where Excel looks for it.']),
  ];
}

/**
 * @param {string} manifest
 * @param {(path: string) => { width: number, height: number } | undefined} readImage
 */
function findIconFaults(manifest, readImage) {
  const addresses = new Map(
    [...manifest.matchAll(/<bt:Image id="([^"]*)" DefaultValue="([^"]*)"/g)].map(([, id = '', url = '']) => [
      id,
      url,
    ]),
  );
  const wanted = [
    ...[...manifest.matchAll(/<bt:Image size="(\d+)" resid="([^"]*)"/g)].map(([, size, id = '']) => ({
      size: Number(size),
      address: addresses.get(id),
    })),
    { size: 32, address: matches(manifest, /<IconUrl DefaultValue="([^"]*)"/g)[0] },
    { size: 64, address: matches(manifest, /<HighResolutionIconUrl DefaultValue="([^"]*)"/g)[0] },
  ];
  const missing = [16, 32, 80].filter((size) => !wanted.some((icon) => icon.size === size));
  return [
    ...missing.map((size) => `an icon of ${size} pixels is required.`),
    ...new Set(
      wanted.flatMap(({ size, address }) => {
        if (address === undefined) return [];
        const path = address.replace(/^https:\/\/[^/]+(\/.*)?(\/assets\/)/, '$2').replace(/^\//, '');
        const image = readImage(path);
        if (image === undefined) return [`the icon ${path} does not exist: run \`npm run icons\`.`];
        return image.width === size && image.height === size
          ? []
          : [`the icon ${path} is ${image.width} x ${image.height} pixels, not ${size} x ${size}.`];
      }),
    ),
  ];
}

/**
 * First group of every match.
 * @param {string} text
 * @param {RegExp} pattern
 */
function matches(text, pattern) {
  return [...withoutComments(text).matchAll(pattern)].map(([, group = '']) => group);
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/<!--[\s\S]*?-->/g, '');
}

/**
 * Size of a PNG, which is at a fixed place of its first chunk.
 * @param {Buffer} png
 */
export function readPngSize(png) {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
