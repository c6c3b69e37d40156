/** A worker thread for the measurements: the thin entry around the kernel's worker. */
import { parentPort } from 'node:worker_threads';
import { createWorker, type Request } from '../../../src/kernel/worker.js';
import { measuredModel } from './models.js';

const port = parentPort;
if (port === null) throw new Error('this runs in a worker thread');
const worker = createWorker<string>(
  (name) => measuredModel(name).fill,
  (reply, transfer) => port.postMessage(reply, [...transfer]),
);
port.on('message', (request: Request<string>) => worker.handle(request));
