/** The worker's side of the protocol: keeps the model, answers task by task, and reports failures. */
import { prepareModel } from '../../model/prepare.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { FromWorker, Services, ToWorker } from './protocol.js';

/** Sends an answer of the task; the buffers of `transfer` are transferred, not copied. */
export type Post<Answer> = (answer: Answer, transfer?: ArrayBuffer[]) => void;

/** `answer` is called for every question, with the model that was sent last. Errors that it throws are sent to the pane. */
export function serve<K extends keyof Services>(
  answer: (
    prepared: PreparedModel,
    ask: Services[K]['ask'],
    task: number,
    post: Post<Services[K]['answer']>,
  ) => void | Promise<void>,
): void {
  let prepared: PreparedModel | undefined;
  addEventListener('message', ({ data }: MessageEvent<ToWorker<Services[K]['ask']>>) => {
    if (data.kind === 'model') {
      const outcome = prepareModel(data.model);
      prepared = outcome.ok ? outcome.value : undefined;
      return;
    }
    const { task, ask } = data;
    const send = (message: FromWorker<Services[K]['answer']>, transfer: ArrayBuffer[] = []): void =>
      globalThis.postMessage(message, { transfer });
    const work = async (): Promise<void> => {
      if (prepared === undefined) throw new Error('no model that can be calculated');
      await answer(prepared, ask, task, (given, transfer) =>
        send({ kind: 'answer', task, answer: given }, transfer),
      );
    };
    work().catch((thrown: unknown) =>
      send({ kind: 'broken', task, detail: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  });
}
