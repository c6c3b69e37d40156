/** A worker thread for the measurements: the thin entry around the kernel's worker. */
import { parentPort } from 'node:worker_threads';
import { createWorker, type Request } from '../../../src/kernel/worker.js';
import { measuredModels } from './models.js';

const port = parentPort;
if (port === null) throw new Error('this runs in a worker thread');
const models = measuredModels();
const worker = createWorker<string>(
  (name) => {
    const model = models.find((measured) => measured.name === name);
    if (model === undefined) throw new Error(`no model "${name}"`);
    return model.fill;
  },
  (reply, transfer) => port.postMessage(reply, [...transfer]),
);
port.on('message', (request: Request<string>) => worker.handle(request));
