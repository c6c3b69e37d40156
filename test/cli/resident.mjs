/**
 * A process that answers many commands one after the other, each as a process of its own would: words and variables in; exit
 * code, standard output and standard error out. Its own word is the file that exports `run`. It ends when its parent does.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { run } = await import(pathToFileURL(resolve(process.argv[2] ?? '')).href);
const first = { ...process.env };

process.on('disconnect', () => {
  process.exit();
});
process.on('message', (/** @type {Asked} */ asked) => {
  void answer(asked).then((finished) => process.send?.(finished));
});

/**
 * @typedef {{ words: string[], env: Record<string, string> }} Asked
 * @param {Asked} asked
 */
async function answer({ words, env }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, first, env);
  const [out, err] = [catchOutput(process.stdout), catchOutput(process.stderr)];
  try {
    return { code: await run(words), out: out(), err: err() };
  } catch (thrown) {
    // As Node ends a program that a mistake ended.
    const stack = thrown instanceof Error ? thrown.stack : String(thrown);
    return { code: 1, out: out(), err: `${err()}${stack}\n` };
  }
}

/**
 * What is written from now on, as text; it goes nowhere else.
 * @param {NodeJS.WriteStream} stream
 */
function catchOutput(stream) {
  /** @type {Buffer[]} */
  const parts = [];
  stream.write = (/** @type {string | Uint8Array} */ part, /** @type {unknown[]} */ ...rest) => {
    parts.push(Buffer.from(part));
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  return () => Buffer.concat(parts).toString('utf8');
}
