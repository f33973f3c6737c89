import type { Stretch } from '../../evidence/pieces';
import { PartEnds } from './address-ends';

const han = String.raw`[\u3400-\u9FFF]`;
const gap = '[ ,，]?';
const provinces =
  '北京|天津|上海|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|内蒙古|內蒙古|广西|廣西|西藏|宁夏|寧夏|新疆|台湾|台灣|臺灣|香港|澳门|澳門|台北|臺北|新北|桃园|桃園|台中|臺中|台南|臺南|高雄';
const number = String.raw`(?:\d{1,5}|[一二三四五六七八九十百]{1,5})`;
const unit = '(?:号楼|號樓|号院|栋|棟|幢|座|单元|單元|楼|樓|层|層|室|房|户|戶|门|铺|舖|号|號)';

/** The parts of an address from the largest to the smallest, in the order in which they are written. */
const parts = {
  province: `(?:${provinces})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区|特別行政區)?`,
  city: `${han}{2,7}?(?:自治州|市|地区|盟)`,
  district: `${han}{1,7}?(?:新区|区|區|县|縣|旗|市)`,
  town: `${han}{1,8}?(?:街道|镇|鎮|乡|鄉|村|里)`,
  village: `${han}{1,8}?(?:社区|村|里|组)`,
  road: String.raw`${han}{1,10}?(?:大道|大街|路|街|道|巷|胡同|弄)(?:[东西南北中東]|[一二三四五六七八九十\d]{1,3}段)?`,
  number: String.raw`${number}(?:[-之]${number})? ?(?:号|號|弄|巷|支弄)(?:之\d{1,3})?(?!线|線|楼|樓|院|车|店|链|款|码|前|后|到|发|下|左|早|晚)`,
  lane: String.raw`${number}(?:号|號|弄|巷)(?!线|線|楼|樓)`,
  estate: `(?:${han}|[A-Za-z0-9·]){2,14}?(?:小区|小區|花园|花園|公寓|大厦|大廈|广场|廣場|中心|宿舍|家园|家園|新村|园|園|写字楼|商城|苑|城|府|湾|庭)`,
  building: String.raw`(?:(?:[A-Za-z]?\d{1,5}[A-Za-z]?|[A-Za-z]|[东西南北一二三四五六七八九十]{1,3})${unit}(?:之\d{1,3})?${gap}-?){1,6}(?:\d{2,5}(?:-\d{1,5})?(?!\d))?`,
} as const;
type Part = keyof typeof parts;

const order = Object.keys(parts) as readonly Part[];
const sticky: Readonly<Record<Part, RegExp>> = Object.fromEntries(order.map((part) => [part, new RegExp(parts[part], 'y')])) as Record<
  Part,
  RegExp
>;
const blanks = new RegExp(gap, 'y');

/** Words that end like a part of an address and are none: whatever stands before them, or by themselves. */
const common: Readonly<Partial<Record<Part, RegExp>>> = {
  city: /(?:超|上|城|夜|门|門|股|全|本|菜|我)市$/,
  district: /(?:[小社地景专專时時误誤市城郊全片分园園]区|[小社地景專時誤市城郊全片分園]區|(?:超|上|城|夜|门|門|股|全|本|菜)市)$/,
  town: /(?:[老家故同]乡|[老家故同]鄉|农村|農村|[哪这那手家心公省这這]里)$/,
  village: /(?:农村|農村|[哪这那手家心公省這]里|小组)$/,
  road: /(?:[线線铁鐵公马馬道思半电電网網走路]路|[上逛]街|[知频頻通味报報渠难難]道|^一路|^街道|^大道|^大街)$/,
  estate: /(?:(?:服务|服務|售后|售後|客服|个人|個人|订单|訂單|数据|物流|帮助|活动)中心|^(?:小区|小區|中心|商城|公寓|家园|广场|大厦))$/,
};
/** What people say before an address, and what is no part of its first name. */
const lead = /^.*(?:来自|地址|[请請寄到发發送往在住是我你您他她们的给給址叫跟去了])/u;

const admin: ReadonlySet<Part> = new Set(['province', 'city', 'district', 'town', 'village']);

type Piece = { readonly part: Part; readonly from: number; readonly to: number; readonly words: string };

/** Chinese addresses in a text: a street with its number, a block with its flat, or three levels from the province down. */
export function chineseAddresses(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const start = new RegExp(`${han}|\\d{1,5}[栋棟幢座]`, 'g');
  const ends = new PartEnds(text);
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (!ends.isNear('any', match.index)) continue;
    const pieces = piecesAt(text, match.index, ends);
    const [first] = pieces;
    if (!first || !isAddress(pieces)) continue;
    const to = pieces.at(-1)?.to ?? first.to;
    found.push({ from: first.from, to: trimmed(text, first.from, to) });
    start.lastIndex = to;
  }
  return found;
}

function piecesAt(text: string, at: number, ends: PartEnds): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = at;
  for (const part of order) {
    const end = ends.isNear(part, next) ? matchEnd(sticky[part], text, next) : null;
    if (end === null) continue;
    const from = pieces.length === 0 ? next + (lead.exec(text.slice(next, end - 1))?.[0].length ?? 0) : next;
    const words = text.slice(from, end);
    if (words.length < 2 || common[part]?.test(words)) continue;
    pieces.push({ part, from, to: end, words });
    next = matchEnd(blanks, text, end) ?? end;
  }
  return pieces;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function isAddress(pieces: readonly Piece[]): boolean {
  const has = (part: Part): boolean => pieces.some((piece) => piece.part === part);
  const levels = pieces.filter(({ part }) => admin.has(part)).length;
  const flat = pieces.find(({ part }) => part === 'building')?.words ?? '';
  const isFlat = /[栋棟幢座单單]|号楼|號樓/.test(flat) && /\d.*[室层層楼樓单單\d]$/.test(flat.replace(/[栋棟幢座]/, ''));
  if (has('road') && has('number')) return true;
  if (isFlat) return true;
  if (has('estate') && flat !== '' && levels > 0) return true;
  return levels >= 3 || (levels >= 2 && (has('road') || has('estate') || has('number') || flat !== ''));
}

const trimmed = (text: string, from: number, to: number): number => from + text.slice(from, to).replace(/[ ,，-]+$/, '').length;
