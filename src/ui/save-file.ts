/** Long enough for the browser to have taken the file over, in ms. */
const keptFor = 60_000;

function follow(href: string, download?: string): void {
  const link = document.createElement('a');
  link.href = href;
  if (download !== undefined) link.download = download;
  link.click();
}

/** Saves a file as the browser saves downloads. */
export function saveFile(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  follow(url, fileName);
  setTimeout(() => URL.revokeObjectURL(url), keptFor);
}

/** Hands a `mailto:` address to the user's mail program; anything else is refused. */
export function openMail(address: string): void {
  if (!address.startsWith('mailto:')) throw new Error('not a mail address');
  follow(address);
}
