import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import sans from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import arabic from '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url';
import bengali from '@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf?url';
import canadian from '@expo-google-fonts/noto-sans-canadian-aboriginal/400Regular/NotoSansCanadianAboriginal_400Regular.ttf?url';
import devanagari from '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url';
import georgian from '@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf?url';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import jp from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?common';
import jpRare from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?rare';
import kannada from '@expo-google-fonts/noto-sans-kannada/400Regular/NotoSansKannada_400Regular.ttf?url';
import khmer from '@expo-google-fonts/noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf?url';
import kr from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?common';
import krRare from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?rare';
import lao from '@expo-google-fonts/noto-sans-lao/400Regular/NotoSansLao_400Regular.ttf?url';
import math from '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf?url';
import myanmar from '@expo-google-fonts/noto-sans-myanmar/400Regular/NotoSansMyanmar_400Regular.ttf?url';
import sc from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?common';
import scRare from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?rare';
import symbols from '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf?url';
import symbols2 from '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf?url';
import tamil from '@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf?url';
import tc from '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf?common';
import tcRare from '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf?rare';
import telugu from '@expo-google-fonts/noto-sans-telugu/400Regular/NotoSansTelugu_400Regular.ttf?url';
import thai from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import yi from '@expo-google-fonts/noto-sans-yi/400Regular/NotoSansYi_400Regular.ttf?url';
import tibetan from '@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf?url';
import type { FaceName } from './pdf/fonts/face-names';
import type { PdfAssets } from './pdf/fonts/faces';
import { drawEmoji, openPicture } from './pdf/pictures/canvas';

const faces: Readonly<Record<FaceName, string>> = {
  sans,
  sc,
  tc,
  jp,
  kr,
  thai,
  lao,
  khmer,
  myanmar,
  arabic,
  hebrew,
  devanagari,
  bengali,
  tamil,
  telugu,
  kannada,
  tibetan,
  georgian,
  canadian,
  yi,
  symbols,
  symbols2,
  math,
  emoji,
};

/** What is left of the faces that the build cuts in two. */
const rareParts: Partial<Record<FaceName, string>> = { sc: scRare, tc: tcRare, jp: jpRare, kr: krRare };

/** Reads a file of the extension itself: the build puts it beside the page's script. */
async function ownFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`a file of the extension is missing: ${url}`);
  // By way of a blob: the browser hands bytes over at once, not in small pieces that are put together; a third of the time and of the memory.
  return new Uint8Array(await (await response.blob()).arrayBuffer());
}

/** The faces as they lie in the built extension, and the browser's own drawing of emoji and pictures. */
export const browserAssets: PdfAssets = {
  loadFace: (name) => ownFile(faces[name]),
  loadRare: async (name) => ownFile(rareParts[name] ?? faces[name]),
  drawEmoji,
  openPicture,
};
