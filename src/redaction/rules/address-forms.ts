const word = String.raw`[\p{L}\p{M}][\p{L}\p{M}\d.'’-]{0,24}`;
const words = (most: number): string => `${word}(?: ${word}){0,${most - 1}}?`;
const street = '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Highway|Hwy|Crescent|Court|Way|Place)';

const vietnamese = String.raw`(?:đường|phố|ngõ|ngách|hẻm|kiệt)`;
const vietnameseArea = String.raw`(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|tp\.?|p\.|q\.|h\.)`;
const thaiPart = String.raw`(?:หมู่(?:ที่|บ้าน)?|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.)`;
const thaiName = String.raw` ?[\u0E00-\u0E7F\d./-]{1,30}`;
const indonesianPart = String.raw`(?:No\.?|Nomor|Blok|RT|RW|Kel\.?|Kelurahan|Kec\.?|Kecamatan|Kab\.?|Kabupaten|Kota|Desa|Dusun)`;

/** What begins like an address where one is written, with its number; as far as the words of its parts go. */
export const otherAddresses: readonly RegExp[] = [
  // English: number, name, kind of street; then town and postal code where they follow a comma.
  new RegExp(
    String.raw`(?<![\p{L}\d])\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'’.-]{0,24} ){1,4}${street}\b\.?(?:, ?[A-Z#][^\n,;]{1,40}){0,4}(?: \d{4,6})?`,
    'gu',
  ),
  new RegExp(String.raw`\b(?:Blk|Block) ?\d{1,4}[A-Z]? [^\n;]{2,50}?#\d{2,3}-\d{1,5}(?:,? ?(?:Singapore|S) ?\(?\d{6}\)?)?`, 'giu'),
  new RegExp(String.raw`\b(?:Brgy\.?|Barangay) ${words(3)}, ?[^\n,;]{2,40}(?:, ?[^\n,;]{2,40})?`, 'giu'),
  // Vietnamese: number and street, or ward and district.
  new RegExp(
    String.raw`(?:(?:số(?: nhà)? )?\d{1,5}[a-z]?(?:/\d{1,4}){0,4},? )${vietnamese} ${words(5)}(?=[,.;\n]|$)(?:, ?${vietnameseArea} ?[^\n,;]{1,40}| ?, ?[\p{Lu}][^\n,;]{1,30}){0,5}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:phường|xã|thị trấn) [^\n,;]{1,30}, ?(?:quận|huyện|thị xã|q\.|h\.|tp\.?|thành phố) ?[^\n,;]{1,30}(?:, ?[^\n,;]{2,30})?`,
    'giu',
  ),
  // Thai: at least two parts with their words.
  new RegExp(
    String.raw`(?:(?:บ้าน)?เลขที่ ?)?(?:\d{1,5}(?:/\d{1,5})? )?${thaiPart}${thaiName}(?:[ ,]{1,2}${thaiPart}${thaiName}){1,6}(?: กรุงเทพ[\u0E00-\u0E7F]{0,20})?(?: \d{5})?`,
    'gu',
  ),
  // Indonesian and Malay.
  new RegExp(
    String.raw`\b(?:(?:No\.? ?)?\d{1,5}[A-Z]?, ?)?(?:Jl\.?|Jln\.?|Jalan|Gang|Gg\.|Lorong|Persiaran) ?${words(4)}(?: \d{1,4}(?:/\d{1,4}){0,3})?(?:,? ?${indonesianPart} ?[\p{L}\d/.-]{1,20}){1,8}(?:, ?[^\n,;]{2,30}){0,2}(?: \d{5})?`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:No\.? ?)?\d{1,5}[A-Z]?, ?(?:Jalan|Jln\.?|Lorong|Persiaran|Taman) [^\n,;]{2,40}(?:, ?[^\n,;]{2,40}){0,3}`,
    'giu',
  ),
  // Portuguese: street and number, with what follows up to the postal code; and the code alone behind its name.
  new RegExp(
    String.raw`(?<!\p{L})(?:Rua|R\.|Avenida|Av\.|Travessa|Alameda|Praça|Rodovia|Estrada) ${words(6)},? ?(?:n[ºo°]?\.? ?)?\d{1,5}(?!\d)(?:[^\n]{0,100}?\b\d{5}-?\d{3}(?!\d))?`,
    'gu',
  ),
  /\bCEP:? ?\d{2}\.?\d{3}-?\d{3}(?!\d)/giu,
];
