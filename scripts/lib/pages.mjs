/**
 * The pages that go with the add-in and need no program: help, privacy, terms. They name the provider of this copy, which only a
 * build knows: a word in double braces is replaced.
 */

/** @typedef {import('./settings.mjs').Settings} Settings */

/** Files of src/ that are copied into dist/web. */
export const PAGES = ['support.html', 'privacy.html', 'terms.html'];

/** The provider if none is named, as in a copy for a closed network: the operator of the server. */
const OPERATOR = {
  en: 'whoever runs the server in the address of this page',
  zh: '本页地址中服务器的管理者',
};

/**
 * @param {string} page text of one of PAGES
 * @param {Pick<Settings, 'support' | 'provider'>} settings
 * @returns {string}
 * @throws when a word in braces has no meaning: a mistake in the page
 */
export function fillPage(page, { support, provider }) {
  /** @type {Readonly<Record<string, string>>} */
  const words = {
    'provider.en': escapeHtml(provider || OPERATOR.en),
    'provider.zh': escapeHtml(provider || OPERATOR.zh),
    'support.en': support === '' ? 'ask whoever gave you this add-in' : `write to ${linkTo(support)}`,
    'support.zh': support === '' ? '请联系为您提供本加载项的管理员' : `请联系 ${linkTo(support)}`,
  };
  return page.replace(/\{\{(.*?)\}\}/g, (braces, name) => {
    const word = words[name];
    if (word === undefined) throw new Error(`a page has ${braces}, which nothing fills in`);
    return word;
  });
}

/** @param {string} address https: or mailto: */
function linkTo(address) {
  const shown = address.replace(/^mailto:/, '').replace(/\?.*$/, '');
  return `<a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(shown)}</a>`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
