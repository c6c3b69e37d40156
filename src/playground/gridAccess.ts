/**
 * Corrects parts of IronCalc's bars that screen readers cannot understand: contradictory roles, and fields without a name. Its
 * component has no options for this, so its elements are corrected as they appear.
 */
interface AccessTexts {
  readonly formulaBar: string;
  readonly cells: string;
}

/** Corrects `root` now and whenever it changes, until the function returned is called. */
export function mendAccess(root: HTMLElement, texts: AccessTexts): () => void {
  const observer = new MutationObserver(() => mend(root, texts));
  const watch = () =>
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['role', 'aria-selected', 'aria-expanded'],
    });
  mend(root, texts);
  watch();
  return () => observer.disconnect();
}

function mend(root: HTMLElement, texts: AccessTexts): void {
  for (const textarea of root.querySelectorAll('.ic-editor-container textarea'))
    setAttribute(textarea, 'aria-label', texts.formulaBar);
  const cells = root.querySelector('.ic-worksheet-wrapper');
  if (cells !== null) {
    // It scrolls, so it must be reachable by keyboard.
    setAttribute(cells, 'tabindex', '0');
    setAttribute(cells, 'role', 'group');
    setAttribute(cells, 'aria-label', texts.cells);
  }
  // A tab must not contain a button, but these do: a group with a name and a button is equivalent.
  for (const tab of root.querySelectorAll('.ic-sheet-tab')) {
    const isSelected = tab.classList.contains('ic-sheet-tab--selected');
    setAttribute(tab, 'role', 'group');
    setAttribute(tab, 'aria-label', tab.querySelector('.ic-sheet-tab-name')?.textContent ?? '');
    if (isSelected) setAttribute(tab, 'aria-current', 'true');
    else tab.removeAttribute('aria-current');
    tab.removeAttribute('aria-selected');
  }
  // The button inside has the same name.
  for (const anchor of root.querySelectorAll('.ic-format-menu-anchor[aria-expanded="false"]')) {
    anchor.removeAttribute('aria-expanded');
    anchor.removeAttribute('aria-haspopup');
  }
}

/** Only when it differs: a write that changes nothing would call the observer again. */
function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
