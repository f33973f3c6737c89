import type { jsPDF } from 'jspdf';
import { pdfObjects } from './jspdf-hooks';
import { utf16Hex } from './pdf-strings';

export type DocumentFacts = {
  readonly title: string;
  readonly creator: string;
  /** `D:20261121020000+00'00'`. */
  readonly created: string;
  /** The same in ISO 8601. */
  readonly createdIso: string;
};

/** What XML 1.0 may not hold, and what it needs escaped. */
function xmlText(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return allowed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function xmpPacket({ title, creator, createdIso }: DocumentFacts): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>${xmlText(creator)}</xmp:CreatorTool><xmp:CreateDate>${createdIso}</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

const utf8Binary = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

/**
 * Gives the document its title, maker and date in both forms readers look for: an XMP packet and the Info dictionary. jsPDF writes a
 * Chinese title as raw UTF-16, whose 0x0D bytes (`不` has one) readers take for line ends; so Info is written a second time, in
 * hexadecimal, behind jsPDF's own, and the cross-reference table points at this one. Call after every other catalog entry is set.
 */
export function nameDocument(document: jsPDF, facts: DocumentFacts): void {
  const objects = pdfObjects(document);
  const { events } = document.internal;
  let metadata = 0;
  events.subscribe('postPutResources', () => {
    metadata = objects.newObject();
    objects.putStream({ data: utf8Binary(xmpPacket(facts)), filters: [], additionalKeyValues: xmpType() });
    objects.write('endobj');
  });
  events.subscribe('putCatalog', () => {
    objects.write(`/Version /1.7 /Metadata ${metadata} 0 R`);
    objects.write('>>');
    objects.write('endobj');
    // jsPDF writes Info as the object behind the last resource, and closes whichever dictionary is open here.
    objects.newObjectDeferredBegin(metadata + 1, true);
    objects.write(`<< /Title <FEFF${utf16Hex(facts.title)}> /Creator <FEFF${utf16Hex(facts.creator)}>`);
    objects.write(`/Producer (jsPDF) /CreationDate (${facts.created})`);
  });
}

/** The keys of the metadata stream; jsPDF adds to the list it is given. */
const xmpType = (): { key: string; value: string }[] => [
  { key: 'Type', value: '/Metadata' },
  { key: 'Subtype', value: '/XML' },
];
