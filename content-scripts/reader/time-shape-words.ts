// Facts of ICU 78 (what `Intl` prints for 22 languages), written down because asking it for all of them takes a tenth of a second.
// Words are lower case, without the full stop of an abbreviation; one letter or one character tells nothing and is left out.

const split = (words: string): readonly string[] => words.split('|');

/** Months; they say a day only beside a number. */
export const months = split(
  'abr|abril|ago|agosto|agu|agustus|août|apr|april|aprile|ara|aralık|aug|august|augustus|avr|avril|ağu|ağustos|cze|' +
    'czerwca|czerwiec|dec|december|des|desember|dez|dezember|dezembro|dic|dicembre|diciembre|dis|disember|disyembre|déc|' +
    'décembre|eki|ekim|ene|enero|eyl|eylül|feb|febbraio|febrero|februar|februari|february|fev|fevereiro|févr|février|gen|' +
    'gennaio|giu|giugno|gru|grudnia|grudzień|haz|haziran|hul|hulyo|hun|hunyo|jan|janeiro|januar|januari|january|janv|' +
    'janvier|juil|juillet|juin|jul|julai|julho|juli|julio|july|jun|june|junho|juni|junio|kas|kasım|kwi|kwiecień|kwietnia|' +
    'lip|lipca|lipiec|lis|listopad|listopada|lug|luglio|lut|lutego|luty|maart|mac|mag|maggio|mai|maio|maj|maja|mar|marca|' +
    'march|maret|mars|marso|mart|marzec|marzo|março|may|mayo|mayıs|mei|mrt|mär|märz|nis|nisan|nob|nobyembre|nov|november|' +
    'novembre|novembro|noviembre|oca|ocak|oct|october|octobre|octubre|ogo|ogos|okt|oktober|oktubre|ott|ottobre|out|outubro|' +
    'paź|październik|października|peb|pebrero|sep|sept|september|septembre|septiembre|set|setembro|settembre|setyembre|sie|' +
    'sierpień|sierpnia|sty|styczeń|stycznia|tem|temmuz|wrz|wrzesień|września|şub|şubat|авг|август|августа|апр|апрель|апреля|' +
    'дек|декабрь|декабря|июл|июль|июля|июн|июнь|июня|май|мар|март|марта|мая|нояб|ноябрь|ноября|окт|октябрь|октября|сент|' +
    'сентябрь|сентября|февр|февраль|февраля|янв|январь|января|אוגוסט|אוג׳|אוקטובר|אוק׳|אפריל|אפר׳|דצמבר|דצמ׳|יולי|יוני|' +
    'ינואר|ינו׳|מאי|מרץ|נובמבר|נוב׳|ספטמבר|ספט׳|פברואר|פבר׳|أبريل|أغسطس|أكتوبر|ديسمبر|سبتمبر|فبراير|مارس|مايو|نوفمبر|يناير|' +
    'يوليو|يونيو|अक्टूबर|अक्टू॰|अगस्त|अग॰|अप्रैल|जनवरी|जन॰|जुलाई|जुल॰|जून|दिसंबर|दिस॰|नवंबर|नव॰|फ़रवरी|फ़र॰|मई|मार्च|सितंबर|' +
    'सित॰|ก.ค|ก.พ|ก.ย|กรกฎาคม|กันยายน|กุมภาพันธ์|ต.ค|ตุลาคม|ธ.ค|ธันวาคม|พ.ค|พ.ย|พฤศจิกายน|พฤษภาคม|ม.ค|มกราคม|มิ.ย|มิถุนายน|' +
    'มี.ค|มีนาคม|ส.ค|สิงหาคม|เม.ย|เมษายน|一月|七月|三月|九月|二月|五月|八月|六月|十一月|十二月|十月|四月',
);

/** Weekdays and days relative to today. */
export const days = split(
  'ahad|anteayer|anteontem|araw bago ang kahapon|aujourd’hui|avant-hier|ayer|biyernes|bugün|chủ nhật|cuma|cumartesi|' +
    'czwartek|dienstag|dimanche|dinsdag|domenica|domingo|donderdag|donnerstag|dzisiaj|eergisteren|evvelsi gün|freitag|' +
    'friday|gestern|giovedì|gisteren|hari ini|heute|hier|hoje|huwebes|hôm kia|hôm nay|hôm qua|ieri|isnin|jeudi|jueves|' +
    'jumaat|jumat|kahapon|kamis|kelmarin|kemarin|kemarin dulu|khamis|linggo|lundi|lunedì|lunes|l’altro ieri|maandag|mardi|' +
    'martedì|martes|mercoledì|mercredi|minggu|mittwoch|miyerkules|miércoles|monday|montag|ngayong araw|niedz|niedziela|oggi|' +
    'ontem|pazar|pazartesi|perşembe|piątek|poniedziałek|przedwczoraj|quarta-feira|quinta-feira|rabu|sabado|sabato|sabtu|' +
    'salı|samedi|samstag|saturday|segunda-feira|selasa|semalam|senin|sexta-feira|sobota|sonntag|sunday|sábado|terça-feira|' +
    'thursday|thứ 2|thứ 3|thứ 4|thứ 5|thứ 6|thứ 7|thứ ba|thứ bảy|thứ hai|thứ năm|thứ sáu|thứ tư|today|tuesday|vandaag|' +
    'vendredi|venerdì|viernes|vorgestern|vrijdag|wczoraj|wednesday|woensdag|wtorek|yesterday|zaterdag|zondag|çarşamba|środa|' +
    'воскресенье|вс|вт|вторник|вчера|пн|позавчера|понедельник|пт|пятница|сб|сегодня|ср|среда|суббота|четверг|чт|אתמול|היום|' +
    'יום א׳|יום ב׳|יום ג׳|יום ד׳|יום ה׳|יום ו׳|יום חמישי|יום ראשון|יום רביעי|יום שבת|יום שישי|יום שלישי|יום שני|שבת|שלשום|' +
    'أمس|أول أمس|الأحد|الأربعاء|الاثنين|الثلاثاء|الجمعة|الخميس|السبت|اليوم|आज|कल|गुरु|गुरुवार|परसों|बुध|बुधवार|मंगल|मंगलवार|' +
    'रवि|रविवार|शनि|शनिवार|शुक्र|शुक्रवार|सोम|सोमवार|จันทร์|พฤหัส|พุธ|วันจันทร์|วันนี้|วันพฤหัสบดี|วันพุธ|วันศุกร์|' +
    'วันอังคาร|วันอาทิตย์|วันเสาร์|ศุกร์|อังคาร|อาทิตย์|เมื่อวาน|เมื่อวานซืน|เสาร์|一昨日|今天|今日|前天|周一|周三|周二|周五|周六|周四|周天|周日|土曜日|' +
    '日曜日|星期一|星期三|星期二|星期五|星期六|星期四|星期天|星期日|昨天|昨日|月曜日|木曜日|水曜日|火曜日|礼拜一|礼拜三|礼拜二|礼拜五|礼拜六|礼拜四|礼拜天|礼拜日|禮拜一|禮拜三|禮拜二|禮拜五|禮拜六|禮拜四|禮拜天|' +
    '禮拜日|週一|週三|週二|週五|週六|週四|週天|週日|金曜日|그저께|금요일|목요일|수요일|어제|오늘|월요일|일요일|토요일|화요일',
);

/** Latin weekdays of up to three letters, which are also words and names: they say a day only beside a number. */
export const shortDays = split(
  'ahd|biy|cmt|cn|cum|czw|di|dim|do|dom|dün|fr|fri|gio|hoy|huw|isn|jeu|jue|jum|kam|kha|lin|lun|ma|mar|mer|mi|min|miy|mié|' +
    'mo|mon|paz|per|pon|pt|pzt|qua|qui|rab|sa|sab|sal|sam|sat|seg|sel|sen|sex|so|sob|sun|sáb|ter|thu|tue|ven|vie|vr|wed|wo|' +
    'wt|za|zo|çar|śr',
);

/** Halves and parts of the day. */
export const halves = split(
  'am|pm|a.m|p.m|a. m|p. m|sa|ch|pg|ptg|上午|早上|清晨|早晨|凌晨|半夜|中午|下午|傍晚|晚上|ก่อนเที่ยง|หลังเที่ยง|น|오전|오후|午前|午後|ص|م|vorm|nachm|μμ|πμ',
);

/** What joins the parts of a label, and the words that stand before «Tuesday». */
export const joiners = split(
  'at|à|às|a las|a la|um|uhr|pukul|jam|lúc|เวลา|om|alle|ore|kl|kl.|de|del|of|the|last|on|о|в|г|г.|年|日|sent|am|den|năm|ngày',
);

/** Units of «3 minutes ago» with what surrounds them, around a number. */
export const agoBefore = split('há|hace|il y a|vor|قبل|منذ|לפני|about|约|-');
export const agoAfter = split('ago|前|전|yang lalu|lalu|trước|ที่ผ่านมา|ที่แล้ว|ang nakalipas|fa|geleden|önce|temu|назад|पहले');

/** Said of the present moment. */
export const now = split('just now|刚刚|刚才|剛剛|baru saja|vừa xong|เมื่อสักครู่|à l’instant|gerade eben|たった今|방금');
