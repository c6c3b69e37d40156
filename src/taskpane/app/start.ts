/**
 * Detects whether the pane runs in Excel, and reads Excel's language and theme.
 *
 * office.js is Microsoft's own file at the address in the page's `office-js` meta element. It is added to the page after our
 * first paint, only if something hints at Office, and there is no time limit: a slow Excel may answer late, and if `onReady`
 * never answers, the pane still works without Office.
 */

import { isDarkColor } from '../text/darkColor.js';

interface Surroundings {
  readonly isExcel: boolean;
  /** Language tag of Excel's interface. */
  readonly language?: string;
  readonly isDark?: boolean;
}

const OUTSIDE: Surroundings = { isExcel: false };

export async function startOffice(): Promise<Surroundings> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="office-js"]')?.content;
  if (address === undefined || address === '' || !mayBeOffice()) return OUTSIDE;
  return askOffice(await loadScript(address));
}

/**
 * Whether the page may be in Office: every Office host adds a parameter to the address, injects an object, or shows the page in a
 * frame. A plain browser tab does none of these.
 */
function mayBeOffice(): boolean {
  const { external, chrome, webkit } = window as unknown as {
    external?: Record<string, unknown>;
    chrome?: { webview?: unknown };
    webkit?: { messageHandlers?: unknown };
  };
  return (
    window.parent !== window ||
    window.location.search.includes('_host_Info') ||
    window.location.hash.includes('_host_Info') ||
    external?.['GetContext'] !== undefined ||
    external?.['GetHostInfo'] !== undefined ||
    chrome?.webview !== undefined ||
    webkit?.messageHandlers !== undefined
  );
}

function loadScript(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    document.head.append(script);
  });
}

async function askOffice(isLoaded: boolean): Promise<Surroundings> {
  if (!isLoaded || !('Office' in window)) return OUTSIDE;
  const { host } = await Office.onReady();
  // Outside Office the host is null, although its type does not allow it.
  if ((host as Office.HostType | null) !== Office.HostType.Excel) return OUTSIDE;
  const { displayLanguage, officeTheme } = Office.context as Partial<Office.Context>;
  const isDark = isDarkColor(officeTheme?.bodyBackgroundColor);
  return {
    isExcel: true,
    ...(displayLanguage === undefined ? {} : { language: displayLanguage }),
    ...(isDark === undefined ? {} : { isDark }),
  };
}
