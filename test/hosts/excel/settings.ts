/** Settings: what an add-in keeps in the workbook, by key. Dates arrive as texts, which the library turns back into dates. */
import { Collection, ExcelObject } from './base.js';

export function settingsOf(settings: Map<string, unknown>): Collection {
  const wrap = (key: string): ExcelObject => new SettingObject(settings, key);
  return new Collection(
    () => [...settings.keys()].map(wrap),
    (key) => (settings.has(key) ? wrap(key) : undefined),
    (key, value) => {
      settings.set(String(key), value);
      return wrap(String(key));
    },
  );
}

class SettingObject extends ExcelObject {
  constructor(
    private readonly settings: Map<string, unknown>,
    private readonly key: string,
  ) {
    super();
  }
  get Key(): string {
    return this.key;
  }
  get _Id(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.settings.get(this.key);
  }
  set Value(value: unknown) {
    this.settings.set(this.key, value);
  }
  Delete(): void {
    this.settings.delete(this.key);
  }
}
