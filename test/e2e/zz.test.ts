import { it } from 'vitest';
import { launch } from './browser.js';
it('x', async () => {
  const l = await launch();
  for (const h of ['taskpane.html', 'taskpane.html?_host_Info=Excel$Web$16.01$zh-CN$$$$0', 'taskpane.html?_host_Info=Excel$Win32$16.01$zh-CN$$$$0','taskpane.html?_host_Info=Excel$Win32$16.00$en-US$$$$0','taskpane.html?_host_Info=Excel$Mac$16.00$en-US$$$$0','taskpane.html?_host_Info=Excel$Win32$16.01$de-DE$$$$0', 'index.html']) {
    const n0 = l.foreignRequests.length, e0 = l.errors.length;
    const page = await l.browser.newPage();
    const reqs: string[] = [];
    page.on('response', r => reqs.push(r.status() + ' ' + r.url()));
    page.on('console', m => reqs.push('C ' + m.text()));
    page.on('pageerror', m => reqs.push('E ' + m.message));
    await page.goto(l.origin + '/' + h); await page.waitForTimeout(2500);
    console.log(h, JSON.stringify(reqs, null, 1), l.foreignRequests.slice(n0), l.errors.slice(e0));
    console.log(await page.evaluate(() => JSON.stringify({ o: typeof (window as any).Office, e: typeof (window as any).Excel, root: document.body.innerText })));
  }
  await l.close();
});
