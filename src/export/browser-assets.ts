import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import sc from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import tc from '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf?url';
import thai from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import sans from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import subsetter from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import type { PdfAssets } from './pdf/faces';

const faces = { sans, sc, tc, thai, emoji } as const;

/** Reads a file of the extension itself: the build puts it beside the page's script. */
async function ownFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`a file of the extension is missing: ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The faces and the subsetter as they lie in the built extension. */
export const browserAssets: PdfAssets = {
  loadFace: (name) => ownFile(faces[name]),
  loadSubsetter: () => ownFile(subsetter),
};
