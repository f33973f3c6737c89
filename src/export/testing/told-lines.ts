const labels = /^(?:\{(?:Recalled|Edited|Automatic reply|Not sent|System|Order card|Image|File)[^}]*\} ?)+/;
/** What stands below a message besides its words. */
const besides = /^ {4}(?:Order |Image|File(?: · |: )|SHA-256 |\{Earlier words)/;

/** Messages of a text, their words put together again; names that hold `: ` are told apart only before words that do not. */
export function textsOf(lines: readonly string[]): readonly string[] {
  const texts: string[][] = [];
  let isOpen = false;
  for (const line of lines) {
    if (/^\[(?:\d{4}-|\d{2}:\d{2}|day not|time not)/.test(line)) {
      const said = /\] buyer88:(?: (.*))?$/.exec(line) ?? /.*:(?: (.*))?$/.exec(line);
      texts.push([(said?.[1] ?? '').replace(labels, '')]);
      isOpen = true;
    } else if (!line.startsWith('    ') || besides.test(line)) isOpen = false;
    else if (isOpen) texts.at(-1)?.push(line.slice(4));
  }
  return texts.map((parts) => parts.join('\n'));
}
