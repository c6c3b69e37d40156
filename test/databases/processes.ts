/** What the servers of the tests have in common: a port of their own, and a wait that ends when the process does. */
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** A port on loopback that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('a server on loopback has no port'));
      });
    });
  });
}

/** Waits until the question is answered; an error as soon as the process is no longer there. */
export async function until(ask: () => Promise<unknown>, server: ChildProcess, name: string): Promise<void> {
  for (;;) {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`${name} ended with ${server.exitCode ?? server.signalCode} before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits for the end of a process. */
export function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once('exit', () => resolve());
  });
}
