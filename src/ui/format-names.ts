/** What each way to export is called. */
export const formatNames = {
  pdf: 'formatPdf',
  docx: 'formatDocx',
  html: 'formatHtml',
  xlsx: 'formatXlsx',
  eml: 'formatEml',
  txt: 'formatTxt',
  jsonl: 'formatJsonl',
  csv: 'formatCsv',
  markdown: 'formatMarkdown',
  mbox: 'formatMbox',
  rsmf: 'formatRsmf',
  chatlab: 'formatChatlab',
  parquet: 'formatParquet',
  pack: 'formatPack',
  compose: 'formatCompose',
  ask: 'formatMore',
} as const;
