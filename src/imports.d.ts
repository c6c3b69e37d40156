/**
 * Imports that are not code. The same two suffixes work in webpack, in vitest and in the bundle of the
 * command line: `?raw` gives a file's text, `?url` the address of a copy that is served with the page.
 */
declare module '*?raw' {
  const text: string;
  export default text;
}

declare module '*?url' {
  const address: string;
  export default address;
}
