/** The pane's workers as threads of Node: the real code behind the same two calls that a page has. */
import { Worker as Thread } from 'node:worker_threads';
import { build } from 'esbuild';

const AS_IN_A_PAGE = `
const { parentPort } = require('node:worker_threads');
globalThis.postMessage = (message, options) => parentPort.postMessage(message, options?.transfer ?? options);
globalThis.addEventListener = (_, listener) => parentPort.on('message', (data) => listener({ data }));
`;

/** `file` in src/taskpane/workers; the result opens a thread each time. */
export async function threadsOf(file: string): Promise<() => Worker> {
  const { outputFiles } = await build({
    entryPoints: [`src/taskpane/workers/${file}`],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  const code = AS_IN_A_PAGE + (outputFiles[0]?.text ?? '');
  return () => openThread(code);
}

/** Only what the pane uses of a worker. */
function openThread(code: string): Worker {
  const thread = new Thread(code, { eval: true });
  const worker = {
    postMessage: (message: unknown, transfer: readonly ArrayBuffer[] = []) =>
      thread.postMessage(message, [...transfer]),
    terminate: () => void thread.terminate(),
    addEventListener(
      type: 'message' | 'error',
      listener: (event: { data: unknown; message: string }) => void,
    ) {
      thread.on(type, (given: unknown) =>
        listener({ data: given, message: given instanceof Error ? given.message : '' }),
      );
    },
  };
  return worker as unknown as Worker;
}
