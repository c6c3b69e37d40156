/**
 * Whether a key belongs to an input method (pinyin, kana) and not to the field. WebKit ends the composition before the event of
 * the Enter key that ended it: `isComposing` is then false, and only the key code 229 shows that the key belongs to the input
 * method.
 */
export function isOfInputMethod(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
