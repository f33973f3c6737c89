import type { ExportLanguage } from '../export/request';

/** The language an export is written in, by the tag of that of the page. */
export function exportLanguageOf(tag: string): ExportLanguage {
  if (!tag.startsWith('zh')) return 'en';
  return /TW|HK|MO|Hant/i.test(tag) ? 'zh_TW' : 'zh_CN';
}
