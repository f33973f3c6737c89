import { jsPDF } from 'jspdf';
import { drawDay, drawFooters, drawGap, drawSection } from './pdf/banners';
import { beginHead, type ReservedHead } from './pdf/document-head';
import { nameDocument } from './pdf/document-title';
import { embedFonts } from './pdf/embed-fonts';
import { FaceLibrary, type PdfAssets } from './pdf/faces';
import { type Block, drawMessage, textsOf } from './pdf/message-block';
import { Sheet } from './pdf/sheet';
import { startSubsetter } from './pdf/subset';
import { Typesetter } from './pdf/typesetter';
import { UsedFonts } from './pdf/used-fonts';
import type { ExportEntry, ExportRequest, Tally } from './request';
import { chatCompleteness, languageTag } from './speech';
import { dayHeading, momentsIn } from './time-text';
import { partyFacts, type Teller, tellerFor } from './told';
import { oneLine } from './visible-text';
import type { Writer } from './writer';

function newDocument(request: ExportRequest): jsPDF {
  const document = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  const { day, clock } = momentsIn('UTC')(request.madeAt);
  const created = `D:${`${day}${clock}`.replace(/[-:]/g, '')}+00'00'`;
  document.setCreationDate(created);
  document.setLanguage(languageTag(request));
  document.viewerPreferences({ DisplayDocTitle: true });
  nameDocument(document, {
    title: oneLine(request.title),
    creator: `Liaocun ${request.extensionVersion}`,
    created,
    createdIso: `${day}T${clock}Z`,
  });
  return document;
}

/** The file's id: the same for the same request and content, another for any other. */
async function fileId({ title, madeAt, conversations }: ExportRequest, tally: Tally): Promise<string> {
  const said = JSON.stringify([title, madeAt, conversations.map(({ key }) => key), tally]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What numbers of messages and pages are written with. */
const digits = '0123456789';

class PdfWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #assets: PdfAssets;
  readonly #document: jsPDF;
  readonly #fonts: UsedFonts;
  readonly #sheet: Sheet;
  readonly #teller: Teller;
  #head: ReservedHead | undefined;
  #number = 0;
  #day: string | null = null;
  #conversation: string | null = null;

  constructor(request: ExportRequest, assets: PdfAssets) {
    const library = new FaceLibrary(assets);
    this.#request = request;
    this.#assets = assets;
    this.#document = newDocument(request);
    this.#fonts = new UsedFonts(library);
    this.#sheet = new Sheet(this.#document, new Typesetter(library, request.language === 'zh_TW' ? 'tc' : 'sc'), this.#fonts);
    this.#teller = tellerFor(request);
  }

  async begin(): Promise<void> {
    await this.#sheet.typesetter.prepare(digits);
    this.#head = await beginHead(this.#sheet, this.#request, this.#teller.momentOf);
  }

  async each(entry: ExportEntry): Promise<void> {
    const { words } = this.#request;
    if (entry.entry === 'gap') {
      const gap = this.#teller.tellGap(entry);
      await this.#sheet.typesetter.prepare(gap);
      drawGap(this.#sheet, gap);
      return;
    }
    await this.#openConversation(entry.message.conversation);
    this.#number += 1;
    const block: Block = { number: this.#number, direction: entry.message.direction, told: this.#teller.tell(entry.message) };
    await this.#openDay(block.told.time.day);
    for (const text of textsOf(block, words)) await this.#sheet.typesetter.prepare(text);
    drawMessage(this.#sheet, block, words);
  }

  async end(tally: Tally): Promise<Blob> {
    const { words } = this.#request;
    const title = oneLine(this.#request.title);
    await this.#sheet.typesetter.prepare(words.page(digits, digits));
    await this.#head?.draw(tally);
    drawFooters(this.#sheet, title, words.page);
    embedFonts(this.#document, this.#fonts.all, await startSubsetter(await this.#assets.loadSubsetter()));
    this.#document.setFileId(await fileId(this.#request, tally));
    return this.#document.output('blob');
  }

  async #openConversation(key: string): Promise<void> {
    const { conversations, words } = this.#request;
    if (key === this.#conversation) return;
    this.#conversation = key;
    this.#day = null;
    const conversation = conversations.find((one) => one.key === key);
    if (conversations.length === 1 || !conversation) return;
    const parties = partyFacts(conversation, words)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('   ');
    const name = oneLine(conversation.consoleName);
    await this.#sheet.typesetter.prepare(name);
    const complete = `${words.completeness}: ${chatCompleteness(conversation, this.#request, this.#teller.momentOf)}`;
    for (const line of [parties, complete]) await this.#sheet.typesetter.prepare(line);
    drawSection(this.#sheet, name, [parties, complete]);
  }

  async #openDay(day: string | null): Promise<void> {
    if (day === null || day === this.#day) return;
    this.#day = day;
    const heading = dayHeading(day, languageTag(this.#request));
    await this.#sheet.typesetter.prepare(heading);
    drawDay(this.#sheet, heading);
  }
}

/** A PDF for reading, printing and handing in: A4, text selectable, every character either drawn or shown by its code point. */
export function pdfWriter(request: ExportRequest, assets: PdfAssets): Writer {
  return new PdfWriter(request, assets);
}
