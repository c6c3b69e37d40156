/**
 * The library that takes PDFs apart, loaded when the first .pdf is read.
 *
 * It asks for classes of a browser's canvas when it is loaded. Nothing is drawn here, so that empty ones do; and what it says of the canvas
 * that it did not find is no business of the user.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PdfLibrary, PdfReader } from '../hosts/documents/pdfLines.js';

/** Beside the command, where the build has put it; else where npm has. */
function folderOfLibrary(): string {
  const beside = fileURLToPath(new URL('./pdfjs/', import.meta.url));
  if (existsSync(beside)) return beside;
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), '/');
}

export function pdfReader(): PdfReader {
  const folder = folderOfLibrary();
  return {
    load: () => loadLibrary(folder),
    settings: {
      cMapUrl: join(folder, 'cmaps', '/'),
      cMapPacked: true,
      useWorkerFetch: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    },
    now: () => performance.now(),
  };
}

async function loadLibrary(folder: string): Promise<PdfLibrary> {
  const { warn } = console;
  const global = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) global[name] ??= function none() {};
  console.warn = () => undefined;
  try {
    return (await import(pathToFileURL(join(folder, 'legacy/build/pdf.mjs')).href)) as PdfLibrary;
  } finally {
    console.warn = warn;
  }
}
