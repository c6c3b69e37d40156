import { afterEach, describe, expect, it } from 'vitest';
import { rememberLanguage, startLanguage } from '../../../src/taskpane/app/language.js';
import { startOffice } from '../../../src/taskpane/app/start.js';
import { isDarkColor } from '../../../src/taskpane/text/darkColor.js';

afterEach(() => {
  window.localStorage.clear();
  document.head.innerHTML = '';
});

describe('the language', () => {
  it.each([
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['en-GB', 'en'],
    ['de', 'en'],
    [undefined, 'en'],
  ])('for %s is %s', (tag, language) => {
    expect(startLanguage(tag)).toBe(language);
  });

  it('is the one chosen before, whatever the browser says', () => {
    rememberLanguage('en');
    expect(startLanguage('zh-CN')).toBe('en');
  });

  it('ignores what it does not know', () => {
    window.localStorage.setItem('tuiyan.language', 'tlh');
    expect(startLanguage('zh-CN')).toBe('zh');
  });
});

describe('startOffice', () => {
  it('outside Office asks for nothing', async () => {
    document.head.innerHTML = '<meta name="office-js" content="office/office.js">';
    expect(await startOffice()).toEqual({ isExcel: false });
    expect(document.querySelector('script')).toBeNull();
  });
});

it('isDarkColor tells Office themes apart', () => {
  expect(isDarkColor('#262626')).toBe(true);
  expect(isDarkColor('#F3F2F1')).toBe(false);
  expect(isDarkColor(undefined)).toBeUndefined();
});
