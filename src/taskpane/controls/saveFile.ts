/** Hands a file to the browser's downloads, without a server. `type` is its MIME type. */
export function saveFile(content: string | Uint8Array, name: string, type: string): void {
  const part = typeof content === 'string' ? content : Uint8Array.from(content);
  const address = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
