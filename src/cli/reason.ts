/** The system's code of an error (`EACCES`), else its message. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}
