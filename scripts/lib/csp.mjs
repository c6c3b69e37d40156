/**
 * The content security policy, in one place: pages carry it in a meta element (a static server may send no
 * headers at all), and our own server and deploy/nginx.conf send it as a header too.
 */

/**
 * What the pages need, and nothing else. `unsafe-inline` styles: Fluent writes its style rules at run time.
 * `wasm-unsafe-eval`: the workbook engine is WebAssembly. No frame: office.js would open a page of Microsoft's.
 * @param {string} [officeOrigin] set when office.js comes from another server than our own
 * @returns {string}
 */
export function pagePolicy(officeOrigin) {
  const office = officeOrigin === undefined ? '' : ` ${officeOrigin}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${office}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${office}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * Excel on the web shows the task pane in a frame of its own page. Only a header can say who may do that (a
 * meta element cannot), and X-Frame-Options cannot name hosts, so it must not be sent. No host is named under which
 * anyone can have a page (*.sharepoint.com): such a page could show the pane as its own.
 */
const FRAME_ANCESTORS = [
  "'self'",
  'https://*.officeapps.live.com',
  'https://excel.cloud.microsoft',
  'https://*.partner.officewebapps.cn',
].join(' ');

/**
 * The header that a server sends with the pages.
 * @param {string} [officeOrigin] as for `pagePolicy`
 */
export function headerPolicy(officeOrigin) {
  return `${pagePolicy(officeOrigin)}; frame-ancestors ${FRAME_ANCESTORS}`;
}

/** The header of our own server. */
export const HEADER_POLICY = headerPolicy();
