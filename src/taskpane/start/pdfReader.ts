/**
 * The library that takes PDFs apart, loaded when the first .pdf is read, and its tables of Chinese encodings beside the page.
 *
 * It runs in the worker that reads the file: a worker of its own would need an address of its own. Nothing is drawn.
 */
import type { PdfLibrary, PdfReader } from '../../hosts/documents/pdfLines.js';

export function pdfReader(): PdfReader {
  return {
    load: loadLibrary,
    get settings() {
      return {
        cMapUrl: new URL('cmaps/', globalThis.location.href).href,
        cMapPacked: true,
        useWorkerFetch: true,
        useSystemFonts: false,
        disableFontFace: true,
        stopAtErrors: false,
      };
    },
    now: () => performance.now(),
  };
}

async function loadLibrary(): Promise<PdfLibrary> {
  const global = globalThis as Record<string, unknown>;
  // A worker has no classes of a canvas, which the library asks for when it is loaded.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) global[name] ??= function none() {};
  // Its other half would take this worker for its own, and answer the page, if it found no window.
  global['window'] ??= globalThis;
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  // With this the library does its work here.
  global['pdfjsWorker'] = worker;
  return library;
}
