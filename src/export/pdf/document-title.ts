import { utf16Hex } from './pdf-strings';

export type DocumentFacts = {
  readonly title: string;
  /** Made with. */
  readonly creator: string;
  /** BCP 47. */
  readonly language: string;
  /** UTC: `2026-11-21T02:00:00Z`. */
  readonly created: string;
};

/** The level of PDF/A-3 that documents are made to: tagged, and all text with its characters. */
const level = 'A';

/** What XML 1.0 may not hold, and what it needs escaped. */
function xmlText(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The document's title, maker, language and dates, and unless it is locked what standard it follows, as an XMP packet. */
export function xmpPacket({ title, creator, language, created }: DocumentFacts, isLocked: boolean): string {
  const names = isLocked ? '' : ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"';
  const standard = isLocked ? '' : `\n<pdfaid:part>3</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"${names}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${xmlText(creator)}</xmp:CreatorTool><xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate>
<pdf:Producer>${xmlText(creator)}</pdf:Producer>${standard}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** A moment as PDF writes it: `D:20261121020000Z`. */
export const pdfDate = (created: string): string => `D:${created.replace(/[-:TZ]/g, '')}Z`;

/** The same facts in the form that older readers look for. Strings are hexadecimal, so that no byte of them can be taken for syntax. */
export function infoDictionary({ title, creator, created }: DocumentFacts): string {
  const date = pdfDate(created);
  const maker = `<FEFF${utf16Hex(creator)}>`;
  return `<< /Title <FEFF${utf16Hex(title)}> /Creator ${maker} /Producer ${maker} /CreationDate (${date}) /ModDate (${date}) >>`;
}
