import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Completeness, GapStatement } from '../../archive/completeness/statement';
import type { MessageRecord } from '../../domain/message';
import type { FaceName } from '../pdf/fonts/face-names';
import type { PdfAssets } from '../pdf/fonts/faces';
import type { ExportEntry, ExportLanguage, ExportRequest } from '../request';
import { type ExportKey, type Words, wordsFrom } from '../words';

const requireHere = createRequire(import.meta.url);
const faceFiles: Readonly<Record<FaceName, string>> = {
  sans: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  sc: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  tc: '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  jp: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  kr: '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
  thai: '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  lao: '@expo-google-fonts/noto-sans-lao/400Regular/NotoSansLao_400Regular.ttf',
  khmer: '@expo-google-fonts/noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
  myanmar: '@expo-google-fonts/noto-sans-myanmar/400Regular/NotoSansMyanmar_400Regular.ttf',
  arabic: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  devanagari: '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
  bengali: '@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf',
  tamil: '@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf',
  telugu: '@expo-google-fonts/noto-sans-telugu/400Regular/NotoSansTelugu_400Regular.ttf',
  kannada: '@expo-google-fonts/noto-sans-kannada/400Regular/NotoSansKannada_400Regular.ttf',
  tibetan: '@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
  georgian: '@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf',
  canadian: '@expo-google-fonts/noto-sans-canadian-aboriginal/400Regular/NotoSansCanadianAboriginal_400Regular.ttf',
  yi: '@expo-google-fonts/noto-sans-yi/400Regular/NotoSansYi_400Regular.ttf',
  symbols: '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf',
  symbols2: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  math: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
};

/** The faces as they lie in `node_modules`. `loaded` collects what was asked for. */
export function assetsFromDisk(loaded: string[] = []): PdfAssets {
  return {
    loadFace: (name) => {
      loaded.push(name);
      return readFile(requireHere.resolve(faceFiles[name]));
    },
  };
}

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

/** The words of a language as the built extension has them. */
async function wordsOf(language: ExportLanguage): Promise<Words> {
  const messages: Messages = JSON.parse(await readFile(new URL(`../../../_locales/${language}/messages.json`, import.meta.url), 'utf8'));
  return wordsFrom((key: ExportKey, ...parts: string[]) => {
    const entry = messages[key];
    if (!entry) throw new Error(`${language} has no ${key}`);
    return entry.message.replace(/\$(\d)/g, (_, number: string) => parts[Number(number) - 1] ?? '');
  });
}

/** A record of buyer88's conversation with shop:anna; `changes` say what is particular about it. */
export function aRecord(changes: Partial<MessageRecord> = {}): MessageRecord {
  const iso = changes.time?.iso ?? '2026-11-20T14:30:05+08:00';
  return {
    console: 'shopee-seller',
    account: 'shop:anna',
    peer: { id: '40012', name: 'buyer88' },
    conversation: 'shopee-seller|shop:anna|40012',
    id: 'm1',
    platformId: null,
    position: 0,
    direction: 'in',
    sender: 'buyer88',
    time: { iso, precision: 'second', raw: '14:30', source: 'row' },
    kind: 'text',
    text: 'hello',
    attachments: [],
    orders: [],
    flags: [],
    versions: [{ at: iso, what: 'first', text: changes.text ?? 'hello' }],
    seen: { first: iso, last: iso, by: ['w1'], how: 'seen' },
    ...changes,
  };
}

/** A minute of that afternoon, `14:30`. */
export const momentAt = (clock: string) => {
  const iso = `2026-11-20T${clock}:00+08:00`;
  return { at: Date.parse(iso), day: iso.slice(0, 10), precision: 'minute' } as const;
};

/** A gap of that afternoon. */
export const aGap = (changes: Partial<GapStatement> = {}): GapStatement => ({
  after: 10,
  before: 20,
  from: momentAt('14:30'),
  to: momentAt('14:40'),
  ...changes,
});

/** What can be proven of that conversation: nothing is missing since 14:30, unless changed. */
export const aStatement = (changes: Partial<Completeness> = {}): Completeness => ({
  isEmpty: false,
  fromStart: false,
  first: momentAt('14:30'),
  last: momentAt('14:59'),
  since: momentAt('14:30'),
  gapCount: 0,
  gaps: [],
  ...changes,
});

export const asEntry = (message: MessageRecord): ExportEntry => ({ entry: 'message', message });

/** An export of `entries` asked for on 21 November 2026 in Shanghai. */
export async function aRequest(entries: ExportRequest['entries'], changes: Partial<ExportRequest> = {}): Promise<ExportRequest> {
  const language = changes.language ?? 'en';
  return {
    title: 'Shopee · shop:anna ↔ buyer88',
    conversations: [
      {
        key: 'shopee-seller|shop:anna|40012',
        console: 'shopee-seller',
        consoleName: 'Shopee Seller',
        account: 'shop:anna',
        peer: { id: '40012', name: 'buyer88' },
        orders: ['220818EGS328B9'],
        completeness: aStatement(),
      },
    ],
    range: { from: null, to: null },
    isPart: false,
    entries,
    language,
    timeZone: 'Asia/Shanghai',
    madeAt: Date.UTC(2026, 10, 21, 2, 0, 0),
    extensionVersion: '0.1.0',
    words: await wordsOf(language),
    ...changes,
  };
}
