/** A file for the person at the screen: offered by the browser as a download. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A title as a file name: the letters of it, no longer than file systems like. */
export function fileName(title: string, ending: string): string {
  const letters = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${letters || "utvalg"}.${ending}`;
}
