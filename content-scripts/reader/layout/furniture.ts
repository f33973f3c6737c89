import type { Sided } from './names';

const loader =
  /^(?:[\p{P}\p{S}\s]*(?:(?:正在)?(?:加载|載入|读取|讀取)(?:中|更多).{0,8}|(?:点击|點擊|下拉|上拉)?(?:加载|載入|查看|获取)(?:更多|历史|更早).{0,8}|(?:暂无|暫無|没有|沒有|无)更多.{0,6}|(?:已经|已經)?(?:到顶|到底|没有更早).{0,6}|(?:is )?loading(?: (?:more|older|earlier|previous|history|messages?|conversation)){0,3}|(?:load|show|see|view) (?:more|older|earlier|previous)(?: messages?)?|no (?:more|older|earlier|previous|further) (?:messages?|history|results|items|data)|no more|beginning of (?:the )?(?:conversation|chat|history)|scroll (?:up )?to load.{0,20}|carregando|cargando|chargement|laden|загрузка|đang tải|memuat|กำลังโหลด|読み込み中|로드 중|불러오는 중|yükleniyor|ładowanie|caricamento|טוען|جار التحميل)[\p{P}\p{S}\s]*)$/iu;

/** What a list says of itself where it ends: that it loads, or that nothing more comes. It is nobody's message, and no notice either. */
export function isFurniture({ unit, direction, labels }: Sided, isAtEnd: boolean): boolean {
  if (!isAtEnd || direction !== 'system' || labels.length > 0) return false;
  const said = unit.atoms.map(({ text }) => text).join(' ');
  return unit.atoms.every(({ media }) => media === null) && said.length <= 40 && loader.test(said);
}
