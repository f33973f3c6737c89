import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import sc from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import tc from '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf?url';
import thai from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import sans from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';

/** The whole faces that the other makers of PDF are given. */
export const wholeFaces = { sans, sc, tc, thai, emoji } as const;
export type WholeFace = keyof typeof wholeFaces;

export async function base64Of(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const parts: string[] = [];
  // A multiple of three, so that the pieces of base64 can be put together.
  for (let from = 0; from < bytes.length; from += 24_576) parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 24_576))));
  return parts.join('');
}

const scripts: readonly (readonly [WholeFace, RegExp])[] = [
  ['thai', /\p{Script=Thai}/u],
  ['emoji', /\p{Emoji_Presentation}/u],
  ['sc', /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u],
];

/** A text in stretches of one face each, as someone does who has a library that takes one face at a time. */
export function stretches(text: string): readonly { readonly face: WholeFace; readonly text: string }[] {
  const han: WholeFace = /[\u8acb\u9019\u958b\u9ede]/u.test(text) ? 'tc' : 'sc';
  const found: { face: WholeFace; text: string }[] = [];
  for (const character of text) {
    const script = scripts.find(([, of]) => of.test(character))?.[0] ?? 'sans';
    const face = script === 'sc' ? han : script;
    const last = found.at(-1);
    if (last && (last.face === face || character === ' ')) last.text += character;
    else found.push({ face, text: character });
  }
  return found;
}
