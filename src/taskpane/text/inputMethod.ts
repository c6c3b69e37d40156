/**
 * Whether a key belongs to an input method (pinyin, kana) and not to the field. WebKit ends the composition before it tells of the
 * Enter that ended it: `isComposing` is false then, and only the key code 229 says whose key it is.
 */
export function isOfInputMethod(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
