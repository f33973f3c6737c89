/** So much longer a translation may become. */
const growth = 0.3;

const partsAndWords = /(\$\w+\$|\$\d)|(\p{L}+)/gu;

/** A text at 1.3 times its length: its words repeat their beginnings, the parts that are filled in stay as they are. */
export function stretched(message: string): string {
  let owed = 0;
  const longer = message.replace(partsAndWords, (whole: string, part: string | undefined) => {
    if (part !== undefined) return part;
    const letters = Array.from(whole);
    owed += letters.length * growth;
    const more = Math.min(letters.length, Math.floor(owed));
    owed -= more;
    return whole + letters.slice(0, more).join('');
  });
  return owed < 0.5 ? longer : longer.replace(/(\p{L})(?=\P{L}*$)/u, '$1$1');
}
