/** So much longer a translation may become. */
const growth = 0.3;

const partsAndWords = /(\$\w+\$|\$\d)|(\p{L}+)/gu;

/** A text at 1.3 times its length: its words repeat their beginnings, the parts that are filled in stay as they are. */
export function stretched(message: string): string {
  let words = [...message.matchAll(partsAndWords)].filter(([, part]) => part === undefined).length;
  let owed = 0;
  return message.replace(partsAndWords, (whole: string, part: string | undefined) => {
    if (part !== undefined) return part;
    words -= 1;
    const letters = Array.from(whole);
    owed += letters.length * growth;
    // The last word takes what is left over.
    const more = Math.min(letters.length, words === 0 ? Math.round(owed) : Math.floor(owed));
    owed -= more;
    return whole + letters.slice(0, more).join('');
  });
}
