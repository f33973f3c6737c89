/** Short texts of every script that runs from left to right, of the kinds that documents like to lose or to turn around. */
export const hardTexts: Readonly<Record<string, readonly string[]>> = {
  'simplified Chinese': ['您好，这件外套还有货吗？', '“包邮”——明天发货……好的！', '价格：￥199（含税）℃①②㈱'],
  'traditional Chinese': ['請問可以開發票嗎？', '統一編號：12345678，謝謝您。', '這裡的鬱金香還有嗎？', 'ㄅㄆㄇㄈ ˇˋˊ˙'],
  'rare Han': ['龘靐齉爩', '㐂㐄㐅㒰', '𠮷野家 𡃁仔 𨋢 𪚥', '𫟼𬬻𬭩𬭯', '﨑髙神⼈'],
  Vietnamese: ['Chào bạn, đơn hàng đã được gửi đi rồi nhé!', 'Tiếng Việt: ẰẲẴẶ ổỗộ ỷỹỵ ₫'],
  'Vietnamese, decomposed': ['Chào bạn, đơn hàng đã được gửi!', 'Tiếng Việt: ổỗộ ỷỹỵ'].map((text) => text.normalize('NFD')),
  Thai: ['สวัสดีค่ะ', 'สินค้าชิ้นนี้มีกี่สี', 'น้ำหนักเท่าไหร่คะ ฿๑๒๓', 'ที่นี่ ก็ได้ ซื้อ', 'ปู่ ฟู่ กตัญญู ฏูฐูญู'],
  Indonesian: ['Halo kak, barangnya masih ada? Bisa dikirim hari ini?'],
  Portuguese: ['Olá! Você já enviou o código?', 'Não, só amanhã de manhã às 9h — põe aí.'],
  Japanese: ['この商品はまだ在庫がありますか？', 'ﾊﾝｶｸ カタカナ が ガ ㍻ 〒', 'ばびぶ'.normalize('NFD'), '々〆ヶ〜'],
  Korean: ['안녕하세요, 이 상품 재고 있나요?', '각낢닭앓 ㅋㅋㅋ ㅠㅠ', '한국어'.normalize('NFD')],
  Hindi: ['नमस्ते, क्या यह उपलब्ध है?', 'क्षत्रिय ज्ञान श्री किताब हिन्दी ₹१२३'],
  'other Indic scripts': ['வணக்கம் கொள்', 'নমস্কার কি', 'నమస్కారం', 'ನಮಸ್ಕಾರ ಕೊ'],
  'South-East Asian scripts': ['ສະບາຍດີ ນ້ຳ', 'សួស្តី ខ្ញុំ', 'မင်္ဂလာပါ ကြောင်'],
  emoji: ['😀😂', '👍🏽 ok', '👨‍👩‍👧‍👦', '🇮🇩🇻🇳🇹🇭🇨🇳', '❤️ ❤', '1️⃣ #️⃣', '🏴‍☠️ 🏳️‍🌈', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🧑🏿‍🚀🫡'],
  kaomoji: [
    '(╯°□°）╯︵ ┻━┻',
    'ʕ•ᴥ•ʔ ¯\\_(ツ)_/¯',
    '(づ｡◕‿‿◕｡)づ ༼ つ ◕_◕ ༽つ',
    'ಠ_ಠ ლ(ಠ益ಠლ)',
    '(๑•̀ㅂ•́)✧ ヽ(´▽`)/',
    'ᕙ(⇀‸↼‶)ᕗ ꒰ᐢ⸝⸝•༝•⸝⸝ᐢ꒱',
    'Σ(°Д°;) (´；ω；`) ⊂((・▽・))⊃',
  ],
  signs: ['✓ ✗ ★ ☆ → ⇒ ≈ ≠ ≤ ± × ÷ ∞ √ ∑ ™ © ® § ¶', '♠♥♦♣ ☎ ✉ ✂ ⌘ ⏰ ⓐ ½ ¾ ‰ № ℓ', '𝓗𝓮𝓵𝓵𝓸 𝕙𝕚 ᴴⁱ Ⓗⓘ ＨＩ'],
  'mixed scripts': ['ok 好的 ขอบคุณ cảm ơn 감사 ありがとう 👍', 'order 220818EGS328B9 已发货 ✓ ①★℃ → ≈'],
  'letters that could join': ['fine office waffle fjord', 'é e\u0301 é', 'ＡＢＣ ABC ，， ！!'],
  'what no face has': ['a \u{2B8B8} b', '\u{12000} \u{13000} x'],
};

/** Words that run from right to left. */
export const rightToLeftTexts: readonly string[] = ['مرحبا بالعالم', 'مُحَمَّد لا إله', 'كم سعر الشحن؟', 'שלום עולם', 'שָׁלוֹם', 'מתי תגיע החבילה'];

/** Both directions in one line. Readers put these together each in its own way: all characters come back, in the order of one reader or another. */
export const mixedTexts: readonly string[] = [
  'السعر ١٢٣ ريال، والشحن مجاني؟',
  'الطلب 220818EGS شكرا',
  'המחיר 123 ₪ (כולל מע״מ)',
  'order שלום 123 done',
  'price مرحبا (ok) end',
  '(๑•̀ㅂ•́)و✧',
];
