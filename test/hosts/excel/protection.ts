/**
 * Protection of a sheet, or of the workbook's structure, as methods. Who is refused while it lasts: executor.ts and objects.ts.
 *
 * What is protected already cannot be protected again (documented as "fails"; `AccessDenied` in OfficeDev/office-js#6784).
 * A wrong password is an `InvalidArgument`, as the reference says of a sheet's `pauseProtection`; of `unprotect` it says nothing.
 * A password where none is needed is ignored, and ending a protection that is not there has no effect.
 */
import { ExcelObject } from './base.js';
import { ExcelFault, type Protectable, type SheetState } from './state.js';

export class ProtectionObject extends ExcelObject {
  constructor(private readonly state: Protectable) {
    super();
  }
  get Protected(): boolean {
    return this.state.isProtected;
  }
  Protect(password?: unknown): void {
    if (this.state.isProtected) throw new ExcelFault('AccessDenied', 'It is protected already.');
    this.state.isProtected = true;
    this.state.password = passwordOf(password);
  }
  Unprotect(password?: unknown): void {
    const { isProtected, password: right } = this.state;
    if (isProtected && right !== '' && passwordOf(password) !== right)
      throw new ExcelFault('InvalidArgument', 'The password is not correct.');
    this.state.isProtected = false;
    this.state.password = '';
  }
}

const ALLOWABLE =
  'AutoFilter DeleteColumns DeleteRows EditObjects EditScenarios FormatCells FormatColumns FormatRows ' +
  'InsertColumns InsertHyperlinks InsertRows PivotTables Sort';

/** Without options nothing is allowed but to select cells. */
const OPTIONS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(ALLOWABLE.split(' ').map((what) => [`allow${what}`, false])),
  selectionMode: 'Normal',
};

export class SheetProtectionObject extends ProtectionObject {
  constructor(private readonly sheet: SheetState) {
    super(sheet);
  }
  /** Null without protection: only the later `savedOptions` is documented to outlast it. */
  get Options(): unknown {
    return this.Protected ? { ...OPTIONS, ...this.sheet.protectionOptions } : null;
  }
  override Protect(options?: unknown, password?: unknown): void {
    super.Protect(password);
    this.sheet.protectionOptions = { ...(options as Record<string, unknown> | null) };
  }
  override Unprotect(password?: unknown): void {
    super.Unprotect(password);
    this.sheet.protectionOptions = {};
  }
}

/** What a caller leaves out arrives as null. */
function passwordOf(argument: unknown): string {
  return typeof argument === 'string' ? argument : '';
}
