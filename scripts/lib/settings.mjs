/**
 * The settings of a build, from environment variables; an empty variable counts as unset. The marketplace is a setting of
 * the build and not another product: the same pages, with the manifest and the office.js that Microsoft's store asks for.
 */
import { Refusal } from './project.mjs';

/** The copy of office.js that Microsoft's marketplace asks for; Microsoft supports no other. */
export const MICROSOFT_OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Largest number between the dots of a version: the manifest's own bound, and that of the marketplace. */
const LARGEST_BUILD = { private: 65535, marketplace: 9999 };

/**
 * @typedef {object} Settings
 * @property {'private' | 'marketplace'} channel who is given the add-in: an organisation's own people, or everybody
 * @property {string} origin where dist/web will be served; decides the addresses in the manifest; may be empty
 * @property {string} officeJs another office.js than the copy in the build; empty for our own copy
 * @property {string} build fourth number of the manifest's version; empty to leave it as it is
 * @property {string} support address on the support page, https: or mailto:; empty for "whoever gave you this add-in"
 * @property {string} provider who answers for the add-in; empty for the name in manifest.xml
 */

/**
 * @param {Readonly<Record<string, string | undefined>>} [variables]
 * @returns {Settings}
 * @throws {Refusal} naming the variable and what to set it to
 */
export function readSettings(variables = process.env) {
  const read = (/** @type {string} */ name) => (variables[name] ?? '').trim();
  const channel = readChannel(read('TUIYAN_CHANNEL'));
  const settings = {
    channel,
    origin: read('TUIYAN_ORIGIN'),
    officeJs: read('TUIYAN_OFFICE_JS') || (channel === 'marketplace' ? MICROSOFT_OFFICE_JS : ''),
    build: readBuild(read('TUIYAN_BUILD'), channel),
    support: readSupport(read('TUIYAN_SUPPORT')),
    provider: read('TUIYAN_PROVIDER'),
  };
  if (channel === 'marketplace') requireForMarketplace(settings);
  return settings;
}

/**
 * @param {string} text
 * @returns {'private' | 'marketplace'}
 */
function readChannel(text) {
  if (text === '' || text === 'private') return 'private';
  if (text === 'marketplace') return 'marketplace';
  throw new Refusal(
    `TUIYAN_CHANNEL is "${text}": leave it unset for a closed network, or set it to marketplace for Microsoft's public store.`,
  );
}

/**
 * @param {string} text
 * @param {'private' | 'marketplace'} channel
 */
function readBuild(text, channel) {
  const largest = LARGEST_BUILD[channel];
  if (text !== '' && !(/^\d{1,5}$/.test(text) && Number(text) <= largest))
    throw new Refusal(
      `TUIYAN_BUILD is "${text}": give a whole number up to ${largest}, larger than the last one.`,
    );
  return text;
}

/** @param {string} text */
function readSupport(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAddress =
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'mailto:' && /^[^@\s]+@[^@\s]+$/.test(url.pathname)));
  if (text !== '' && !isAddress)
    throw new Refusal(
      `TUIYAN_SUPPORT is "${text}": give a page or an address that people can write to, ` +
        'for example https://help.example.org/tuiyan or mailto:help@example.org.',
    );
  return text;
}

/** @param {Settings} settings */
function requireForMarketplace({ origin, officeJs, support, provider }) {
  const missing = Object.entries({
    TUIYAN_ORIGIN: origin,
    TUIYAN_SUPPORT: support,
    TUIYAN_PROVIDER: provider,
  })
    .filter(([, value]) => value === '')
    .map(([name]) => name);
  if (missing.length > 0)
    throw new Refusal(
      `the marketplace asks for ${missing.join(', ')}: see docs/marketplace.md for what to set, and build again.`,
    );
  if (officeJs !== MICROSOFT_OFFICE_JS)
    throw new Refusal(
      `TUIYAN_OFFICE_JS is "${officeJs}", but the marketplace takes only ${MICROSOFT_OFFICE_JS}: leave it unset.`,
    );
}
