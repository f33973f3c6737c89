import type { Moment as KnownMoment } from '../archive/completeness/statement';
import { completenessText, gapLine, type Speech } from '../archive/completeness/words';
import type { ExportConversation, ExportEntry, ExportRequest } from './request';
import type { Moment } from './time-text';

const languageTags = { en: 'en', zh_CN: 'zh-CN', zh_TW: 'zh-TW' } as const;

/** The BCP 47 tag of the export's language. */
export function languageTag({ language }: Pick<ExportRequest, 'language'>): 'en' | 'zh-CN' | 'zh-TW' {
  return languageTags[language];
}

type Said = Pick<ExportRequest, 'language' | 'words'>;

/** Puts statements on completeness into words, in the calendar and zone of the export. */
function speechOf(request: Said, momentOf: (at: number) => Moment): Speech {
  const when = ({ at, day, precision }: KnownMoment): string => {
    if (precision === 'day') return day;
    const told = momentOf(at);
    return `${told.day} ${precision === 'minute' ? told.clock.slice(0, 5) : told.clock}`;
  };
  return { text: request.words.complete, language: languageTag(request), when };
}

/** The row of a gap. */
export function gapWords({ gap }: Extract<ExportEntry, { entry: 'gap' }>, request: Said, momentOf: (at: number) => Moment): string {
  return gapLine(gap, speechOf(request, momentOf));
}

/** What the archive can prove of one conversation. */
export function chatCompleteness({ completeness }: ExportConversation, request: Said, momentOf: (at: number) => Moment): string {
  return completenessText(completeness, speechOf(request, momentOf));
}

/** What the head of an export says: the statement of its conversation, or how many of several have no known gap. */
export function headCompleteness(request: ExportRequest, momentOf: (at: number) => Moment): string {
  const { conversations, words, isPart } = request;
  const [first, ...others] = conversations;
  if (others.length > 0) {
    const whole = conversations.filter(({ completeness }) => completeness.gapCount === 0).length;
    return words.withoutGaps(String(whole), String(conversations.length));
  }
  const said = chatCompleteness(first, request, momentOf);
  return isPart ? words.wholeChat(said) : said;
}
