/** The system's code of what went wrong (`EACCES`), else its words. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}
