/**
 * A real browser on the built pages, for tests. `launch()` serves dist/web on a port of its own and opens Chromium;
 * it throws when either is missing. Requests to any other origin are recorded, and do not get out.
 */
import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
  chromium,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { LAUNCH_ARGUMENTS, requireChromium } from '../../scripts/lib/chromium.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { serveFolder } from '../../scripts/lib/serve.mjs';

export interface OpenOptions extends BrowserContextOptions {
  /** Scripts by the pattern of their address, which stand in for those of our own server. */
  readonly scripts?: Readonly<Record<string, string>>;
}

export interface Launched {
  readonly browser: Browser;
  /** `http://localhost:<port>`, without a slash at its end. */
  readonly origin: string;
  /** A new page in a context of its own; its errors and foreign requests are recorded below. */
  openPage(path: string, options?: OpenOptions): Promise<Page>;
  /** Requests to other origins so far: must stay empty. */
  readonly foreignRequests: readonly string[];
  /** Uncaught errors and error messages of the console so far. */
  readonly errors: string[];
  close(): Promise<void>;
}

export async function launch(): Promise<Launched> {
  const folder = inProject('dist/web');
  if (!existsSync(folder))
    throw new Error('dist/web is missing: run the tests through vitest.config.ts, which builds it.');
  const browser = await chromium.launch({ executablePath: requireChromium(), args: LAUNCH_ARGUMENTS });
  const server = await serveFolder(folder);
  const foreignRequests: string[] = [];
  const errors: string[] = [];

  return {
    browser,
    origin: server.origin,
    foreignRequests,
    errors,
    async openPage(path, { scripts = {}, ...options } = {}) {
      const context = await browser.newContext({ locale: 'zh-CN', ...options });
      await context.route(
        (url) => url.protocol.startsWith('http') && url.origin !== server.origin,
        (route, request) => {
          foreignRequests.push(request.url());
          return route.abort();
        },
      );
      for (const [pattern, body] of Object.entries(scripts))
        await context.route(pattern, (route) => route.fulfill({ body, contentType: 'text/javascript' }));
      // Ends what hangs; a loaded machine takes much less.
      context.setDefaultTimeout(300_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(`${server.origin}/${path.replace(/^\//, '')}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A page that has been opened, for the next test. */
interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
}

/**
 * Opens pages of the file's earlier tests again: the browser keeps its process, with the fonts and the compiled scripts, which takes
 * 0.9 CPU seconds for the task pane instead of 2.3. Nothing else is kept: all storage is emptied, and the page is loaded anew.
 */
function pagesToReuse(running: () => Launched): Launched['openPage'] {
  const opened = new Map<string, Opened>();
  return async (path, options = {}) => {
    const { viewport, colorScheme, reducedMotion, forcedColors, ...context } = options;
    const key = JSON.stringify(context);
    const known = opened.get(key);
    if (known === undefined) {
      const page = await running().openPage(path, options);
      opened.set(key, { page, session: await page.context().newCDPSession(page) });
      return page;
    }
    const { page, session } = known;
    const { origin } = running();
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({
      colorScheme: colorScheme ?? 'light',
      reducedMotion: reducedMotion ?? 'no-preference',
      forcedColors: forcedColors ?? 'none',
    });
    await page.goto(`${origin}/${path.replace(/^\//, '')}`);
    return page;
  };
}

/**
 * A browser for all tests of a file. After each test: nothing was asked of another origin, and no error was met. Its members may be
 * read inside tests only.
 */
export function launchForTests(): Pick<Launched, 'openPage' | 'origin' | 'browser'> & {
  /** As `openPage`, in the page of an earlier test if there is one: it must not be closed, and no listener may be left on it. */
  readonly openAgain: Launched['openPage'];
} {
  let launched: Launched | undefined;
  const running = (): Launched => {
    if (launched === undefined) throw new Error('the browser runs while tests do');
    return launched;
  };
  beforeAll(async () => {
    launched = await launch();
  });
  afterAll(() => running().close());
  afterEach(() => {
    expect(running().foreignRequests).toEqual([]);
    expect(running().errors).toEqual([]);
  });
  return {
    openPage: (path, options) => running().openPage(path, options),
    openAgain: pagesToReuse(running),
    get origin() {
      return running().origin;
    },
    get browser() {
      return running().browser;
    },
  };
}

/** Changes the scheme of colours while the page is open, as the system does in the evening; until the page has its colours. */
export async function showScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((isDark) => {
    const { backgroundColor } = getComputedStyle(
      document.querySelector('.fui-FluentProvider') ?? document.body,
    );
    const [red] = /\d+/.exec(backgroundColor) ?? [];
    const isChanging = document.getAnimations().some((animation) => animation instanceof CSSTransition);
    return Number(red) < 128 === isDark && !isChanging;
  }, colorScheme === 'dark');
}

/**
 * What a look at the page finds that is still there once the page is at rest: while a part arrives or a colour changes, a look may
 * meet a state that lasts a frame.
 */
export async function findAtRest(
  page: Page,
  look: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found = await look();
  if (found.length === 0) return found;
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const isEndless = effect?.getTiming().iterations === Infinity;
      return isEndless || playState !== 'running';
    }),
  );
  return look();
}
