// Facts of ICU 78 (what `Intl` prints for 22 languages), written down because asking it for all of them takes a tenth of a second.
// Each list is the inside of a pattern in which a full stop stands for itself; where one of two words begins the other and no letter would tell, the
// longer stands first. Words are lower case, without the full stop of an abbreviation; one letter or one character tells nothing and is left out.

/** Months; they say a day only beside a number. */
export const months =
  'août|ara|aralık|avr|avril|ağu|ağustos|cze|czerwca|czerwiec|dec|des|dez|dic|dis|déc|eki|ekim|ene|enero|eyl|eylül|fev|' +
  'fevereiro|févr|février|gen|gennaio|giu|giugno|gru|grudnia|grudzień|haz|haziran|hul|hulyo|hun|hunyo|kas|kasım|kwi|' +
  'kwiecień|kwietnia|lip|lipca|lipiec|lis|listopad|listopada|lug|luglio|lut|lutego|luty|maart|mac|mag|maggio|mai|maio|' +
  'maj|maja|may|mayo|mayıs|mei|mrt|mär|märz|nis|nisan|nob|nov|oca|ocak|oct|ogo|ogos|okt|ott|out|paź|październik|' +
  'października|peb|pebrero|sep|sept|set|sie|sierpień|sierpnia|sty|styczeń|stycznia|tem|temmuz|wrz|wrzesień|września|şub|' +
  'şubat|יולי|יוני|מאי|מרץ|أبريل|أغسطس|أكتوبر|ديسمبر|سبتمبر|فبراير|مارس|مايو|نوفمبر|يناير|يوليو|يونيو|अक्टूबर|अक्टू॰|' +
  'अगस्त|अग॰|अप्रैल|जनवरी|जन॰|जुलाई|जुल॰|जून|दिसंबर|दिस॰|नवंबर|नव॰|फ़रवरी|फ़र॰|मई|मार्च|सितंबर|सित॰|กรกฎาคม|กันยายน|' +
  'กุมภาพันธ์|ตุลาคม|ธันวาคม|พฤศจิกายน|พฤษภาคม|มกราคม|มิถุนายน|มีนาคม|สิงหาคม|เมษายน|' +
  'a(?:pr(?:ile?)?|br(?:il)?|ug(?:ust(?:us)?)?|g(?:o(?:sto)?|u(?:stus)?))|jan(?:uar[iy]?|v(?:ier)?|eiro)?|' +
  'feb(?:ruar[iy]?|braio|rero)?|ju(?:n(?:e|io?|ho)?|in|l(?:y|io?|ho|ai)?|il(?:let)?)|' +
  'mar(?:[ct]|ca|ch|et|so?|z(?:ec|o)|ço)?|' +
  '(?:sep(?:t|ti)em|set(?:em|tem|yem)|octo|octu|okto|oktu|otto|outu|no(?:v|vi|by)em|d(?:ec|es|ez|éc|ic|ici|is|isy)em)b(?:er|re|ro)|' +
  'авг(?:уста?)?|апр(?:ел[ья])?|дек(?:абр[ья])?|ию[лн][ья]?|нояб(?:р[ья])?|окт(?:ябр[ья])?|сент(?:ябр[ья])?|' +
  'февр(?:ал[ья])?|янв(?:ар[ья])?|марта?|мар|ма[йя]|אוג(?:וסט|׳)|אוק(?:טובר|׳)|אפר(?:יל|׳)|דצמ(?:בר|׳)|ינו(?:אר|׳)|' +
  'נוב(?:מבר|׳)|ספט(?:מבר|׳)|פבר(?:ואר|׳)|(?:[กตธพมส]|มี).ค|(?:[กพ]|มิ|เม).ย|ก.พ|十[一二]月|[一二三四五六七八九十]月';

/** Weekdays and days relative to today. */
export const days =
  'ahad|anteayer|anteontem|araw bago ang kahapon|aujourd’hui|avant-hier|ayer|biyernes|bugün|chủ nhật|cuma|cumartesi|' +
  'czwartek|dimanche|domenica|domingo|dzisiaj|eergisteren|evvelsi gün|gestern|gisteren|hari ini|heute|hier|hoje|huwebes|' +
  'ieri|isnin|jueves|jumaat|jumat|kahapon|kamis|kelmarin|khamis|linggo|lunes|l’altro ieri|martes|minggu|mittwoch|' +
  'miyerkules|miércoles|ngayong araw|niedz|niedziela|oggi|ontem|pazar|pazartesi|perşembe|piątek|poniedziałek|' +
  'przedwczoraj|rabu|sabado|sabato|sabtu|salı|selasa|semalam|senin|sobota|sábado|vandaag|viernes|vorgestern|wczoraj|' +
  'wtorek|çarşamba|środa|воскресенье|вс|вт|вторник|вчера|пн|позавчера|понедельник|пт|пятница|сб|сегодня|ср|среда|суббота|' +
  'четверг|чт|אתמול|היום|שלשום|أمس|أول أمس|الأحد|الأربعاء|الاثنين|الثلاثاء|الجمعة|الخميس|السبت|اليوم|आज|कल|परसों|그저께|어제|' +
  '오늘|(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|(?:diens|donners|frei|mon|sams|sonn)tag|' +
  '(?:dins|donder|maan|woens|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di|' +
  '(?:lune|marte|mercole|giove|vener)dì|(?:segund|terç|quart|quint|sext)a-feira|thứ (?:[2-7]|ba|bảy|hai|năm|sáu|tư)|' +
  'hôm (?:kia|nay|qua)|kemarin(?: dulu)?|יום (?:[א-ו]׳|חמישי|ראשון|רביעי|שבת|שישי|שלישי|שני)|שבת|' +
  '(?:गुरु|बुध|मंगल|रवि|शनि|शुक्र|सोम)(?:वार)?|(?:วัน)?(?:จันทร์|พฤหัส(?:บดี)?|พุธ|ศุกร์|อังคาร|อาทิตย์|เสาร์)|วันนี้|' +
  'เมื่อวาน(?:ซืน)?|一昨日|[今昨前]天|[今昨]日|(?:星期|[礼禮]拜|[周週])[一二三四五六天日]|[日月火水木金土]曜日|[월화수목금토일]요일';

/** Latin weekdays of up to three letters, which are also words and names: they say a day only beside a number. */
export const shortDays =
  'ahd|biy|cmt|cn|cum|czw|di|dim|do|dom|dün|fr|fri|gio|hoy|huw|isn|jeu|jue|jum|kam|kha|lin|lun|ma|mar|mer|mi|min|miy|mié|' +
  'mo|mon|paz|per|pon|pt|pzt|qua|qui|rab|sa|sab|sal|sam|sat|seg|sel|sen|sex|so|sob|sun|sáb|ter|thu|tue|ven|vie|vr|wed|wo|' +
  'wt|za|zo|çar|śr';

/** Halves and parts of the day. */
export const halves =
  'am|pm|a.m|p.m|a. m|p. m|sa|ch|pg|ptg|上午|早上|清晨|早晨|凌晨|半夜|中午|下午|傍晚|晚上|ก่อนเที่ยง|หลังเที่ยง|น|오전|오후|午前|午後|ص|م|vorm|nachm|' +
  'μμ|πμ';

/** What joins the parts of a label, and the words that stand before «Tuesday». */
export const joiners =
  'at|à|às|a las|a la|um|uhr|pukul|jam|lúc|เวลา|om|alle|ore|kl|kl.|de|del|of|the|last|letzten|dernier|pasado|passad[oa]|scors[oa]|lo|geçen|afgelopen|on|о|в|г|г.|年|日|sent|am|den|năm|ngày';

/** Units of «3 minutes ago» with what surrounds them, around a number. */
export const agoBefore = 'há|hace|il y a|vor|قبل|منذ|לפני|about|约|-';
export const agoAfter = 'ago|前|전|yang lalu|lalu|trước|ที่ผ่านมา|ที่แล้ว|ang nakalipas|fa|geleden|önce|temu|назад|पहले';

/** Said of the present moment. */
export const now = 'just now|刚刚|刚才|剛剛|baru saja|vừa xong|เมื่อสักครู่|à l’instant|gerade eben|たった今|방금';
