/**
 * `npm run dev`: task pane and playground from the sources, rebuilt in memory and loaded again whenever a file is saved.
 *
 *   --port N     another port than 3000
 *   --https      for Excel: with a certificate that this machine trusts
 */
import { readCertificate } from './lib/certificate.mjs';
import { HEADER_POLICY } from './lib/csp.mjs';
import { DEVELOPMENT_ORIGIN } from './lib/manifest.mjs';
import { ensureInstalled, inProject, main } from './lib/project.mjs';
import { readServerArguments } from './lib/serve.mjs';

await main(async () => {
  const { port, https } = readServerArguments('dev');
  ensureInstalled();
  process.env['NODE_ENV'] = 'development';
  const [{ default: webpack }, { default: WebpackDevServer }, { default: configure }] = await Promise.all([
    import('webpack'),
    // Its types need packages that only servers have: the name is no literal, so that tsc does not look for them.
    import(/** @type {string} */ ('webpack-dev-server')),
    import('../webpack.config.js'),
  ]);
  const compiler = webpack({
    ...configure({}, { mode: 'development', outputPath: inProject('dist/dev') }),
    infrastructureLogging: { level: 'warn' },
    stats: 'errors-warnings',
  });
  const server = new WebpackDevServer(
    {
      host: 'localhost',
      port: port ?? Number(new URL(DEVELOPMENT_ORIGIN).port),
      server: https ? { type: 'https', options: await readCertificate() } : 'http',
      // The security policy of the product applies here too, so that nothing works only during development. Excel on the web
      // asks from its own pages for manifest and icons.
      headers: { 'Content-Security-Policy': HEADER_POLICY, 'Access-Control-Allow-Origin': '*' },
      static: [{ directory: inProject('assets'), publicPath: '/assets', watch: false }],
      setupMiddlewares: (/** @type {unknown[]} */ middlewares) => {
        middlewares.unshift({
          name: 'manifest',
          path: '/manifest.xml',
          middleware: (
            /** @type {unknown} */ _,
            /** @type {{ sendFile: (file: string) => void }} */ response,
          ) => response.sendFile(inProject('manifest.xml')),
        });
        return middlewares;
      },
      hot: true,
      liveReload: true,
      client: { overlay: { errors: true, warnings: false, runtimeErrors: true } },
    },
    compiler,
  );
  await server.start();
  const origin = `${https ? 'https' : 'http'}://localhost:${server.options.port}`;
  console.log(`Tuiyan, from the sources: ${origin}/ and ${origin}/taskpane.html; stop with Ctrl+C.`);
});
