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

/** The part of the library of PDFs that works in a thread of its own; it comes without types. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  const worker: unknown;
  export default worker;
}
