import { type DocumentFacts, infoDictionary, pdfDate, xmpPacket } from './document-title';
import type { PdfFile } from './file/pdf-file';
import { utf16Hex } from './pdf-strings';
import { standardColours } from './standard-colours';

/** The records that the document shows, as a file that goes with it. */
export type Records = {
  readonly name: string;
  readonly description: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly size: number;
};

type Ends = {
  readonly facts: DocumentFacts;
  /** PDF/A knows no locked files: such a one is made the same way and claims nothing. */
  readonly isLocked: boolean;
  readonly pages: number;
  readonly structure: number;
  readonly outline: number | null;
  readonly records: Records;
  readonly id: string;
};

/** Embeds the records as the source of what the document shows, and answers the object that names the file. */
function embedRecords(file: PdfFile, { name, description, packed, size }: Records, created: string): number {
  // An object of its own: a locked file may have no string in a stream's dictionary.
  const parameters = file.put(`<< /ModDate (${pdfDate(created)}) /Size ${size} >>`);
  const stream = file.putStream(`/Type /EmbeddedFile /Subtype /application#2Fjsonl /Params ${parameters} 0 R /Filter /FlateDecode`, {
    packed,
  });
  // A name of ours, in ASCII.
  return file.put(
    `<< /Type /Filespec /F (${name}) /UF (${name}) /Desc <FEFF${utf16Hex(description)}> /AFRelationship /Source ` +
      `/EF << /F ${stream} 0 R /UF ${stream} 0 R >> >>`,
  );
}

/** Which colours are meant, as PDF/A asks for it. */
function putColours(file: PdfFile): number {
  const profile = file.putStream('/N 3', { raw: standardColours() });
  return file.put(
    `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile ${profile} 0 R >>`,
  );
}

/** The lock is PDF 2.0's, which PDF 1.7 names as an extension of it. */
const lockedLevel = '/Version /1.7 /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>';

/** Writes what holds the document together: catalog, metadata, colours, outline, the records; and ends the file. */
export async function finishDocument(file: PdfFile, { facts, isLocked, pages, structure, outline, records, id }: Ends): Promise<Blob> {
  const level = isLocked ? lockedLevel : `/Version /1.7 /OutputIntents [${putColours(file)} 0 R]`;
  const packet = new TextEncoder().encode(xmpPacket(facts, isLocked));
  // Not packed: programs that look for it search the bytes of the file.
  const metadata = file.putStream('/Type /Metadata /Subtype /XML', { packed: packet });
  const attached = embedRecords(file, records, facts.created);
  const names = file.put(`<< /Names [(${records.name}) ${attached} 0 R] >>`);
  const shown = outline === null ? '/PageMode /UseNone' : `/Outlines ${outline} 0 R /PageMode /UseOutlines`;
  const catalog = file.put(
    `<< /Type /Catalog ${level} /Pages ${pages} 0 R /Lang (${facts.language}) /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R ` +
      `/ViewerPreferences << /DisplayDocTitle true >> /Metadata ${metadata} 0 R ${shown} ` +
      `/AF [${attached} 0 R] /Names << /EmbeddedFiles ${names} 0 R >> >>`,
  );
  return file.finish(catalog, file.put(infoDictionary(facts)), id);
}

/** Something drawn on many pages, as an object of its own. `keys` are its resources. */
export function putForm(
  file: PdfFile,
  operators: string,
  keys: string,
  box: readonly [number, number, number, number],
  number?: number,
): number {
  return file.putStream(`/Type /XObject /Subtype /Form /BBox [${box.join(' ')}] ${keys}`, { raw: operators }, number);
}
