const lone = /\p{Surrogate}/gu;
// Tab and line feed stay; everything else of C0, DEL and C1 is noise that some pages append (U+0004 after a message).
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Text as the page's bytes meant it: one kind of line end, no control characters, lone surrogates replaced by U+FFFD. Bidi marks stay. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').replace(lone, '\uFFFD');
}

/** True when nothing can be seen: white space and zero-width characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200B-\u200F\u2060\uFEFF]/.test(text);
}

/** One line: every run of white space becomes one space, the ends are trimmed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
