import type { Attachment } from '../domain/message';
import { drawDay, drawGap, drawSection } from './pdf/banners';
import { beginHead, type ReservedHead } from './pdf/document-head';
import { EmojiPictures } from './pdf/emoji-pictures';
import { PdfFile } from './pdf/file/pdf-file';
import { finishDocument } from './pdf/finish-document';
import { embedFonts } from './pdf/fonts/embed-fonts';
import { FaceLibrary, type PdfAssets } from './pdf/fonts/faces';
import { UsedFonts } from './pdf/fonts/used-fonts';
import { fileLock } from './pdf/lock/file-lock';
import { blockOf, drawMessage, textsOf } from './pdf/message-block';
import { Outline } from './pdf/outline';
import { digits, Footer } from './pdf/page-furniture';
import { PackedRecords } from './pdf/packed-records';
import { Pages } from './pdf/pages';
import { KeptPictures, type PlacedPicture } from './pdf/pictures/kept-pictures';
import { Sheet } from './pdf/sheet';
import { type Element, Structure } from './pdf/structure';
import { Typesetter } from './pdf/typesetter';
import { putWatermark, watermarkState, watermarkStateKeys } from './pdf/watermark';
import type { ExportEntry, ExportRequest, Tally } from './request';
import { chatCompleteness, languageTag } from './speech';
import { dayHeading, momentsIn } from './time-text';
import { partyFacts, type Teller, tellerFor } from './told';
import { oneLine } from './visible-text';
import { watermarkText } from './watermark';
import type { Writer } from './writer';

/**
 * The file's id: the same for the same request and content, another for any other. It stands in the open in a locked file too, where nobody is to try what
 * it was made of; so there it is made of chance as well.
 */
async function fileId({ title, madeAt, conversations, watermark, passphrase }: ExportRequest, tally: Tally): Promise<string> {
  const chance = passphrase === undefined ? [] : [crypto.randomUUID()];
  const said = JSON.stringify([title, madeAt, conversations.map(({ key }) => key), tally, watermark ?? null, ...chance]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function createdAt({ madeAt }: ExportRequest): string {
  const { day, clock } = momentsIn('UTC')(madeAt);
  return `${day}T${clock}Z`;
}

/** So many entries are looked at before the first is set, and so many characters of each, so that their faces come at once and not one after the other. */
const foreseen = { entries: 24, characters: 200 } as const;

/** The records in the file. */
const recordsName = 'records.jsonl';

class PdfWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #file: PdfFile;
  readonly #library: FaceLibrary;
  readonly #structure: Structure;
  readonly #outline: Outline;
  readonly #fonts: UsedFonts;
  readonly #typesetter: Typesetter;
  readonly #pages: Pages;
  readonly #sheet: Sheet;
  readonly #footer: Footer;
  readonly #pictures: KeptPictures;
  readonly #teller: Teller;
  /** The same entries as records, which go into the file. */
  readonly #records: PackedRecords;
  /** The first entries, as long as they wait; then null. */
  #ahead: ExportEntry[] | null = [];
  #watermark: number | null = null;
  #head: ReservedHead | undefined;
  #number = 0;
  #day: string | null = null;
  #conversation: string | null = null;
  /** The elements of the present conversation, where there are several, and of its present day. */
  #section: Element | null = null;
  #dayElement: Element | null = null;

  constructor(request: ExportRequest, assets: PdfAssets) {
    this.#request = request;
    this.#file = new PdfFile(request.passphrase === undefined ? null : fileLock(request.passphrase));
    const han = request.language === 'zh_TW' ? 'tc' : 'sc';
    this.#library = new FaceLibrary(assets);
    const emoji = new EmojiPictures(assets);
    this.#typesetter = new Typesetter(this.#library, han, emoji);
    this.#fonts = new UsedFonts(this.#library);
    this.#structure = new Structure(this.#file);
    this.#outline = new Outline(this.#file);
    const parts = { file: this.#file, structure: this.#structure, typesetter: this.#typesetter, fonts: this.#fonts, emoji };
    this.#footer = new Footer(parts, oneLine(request.title), request.words);
    const states = request.watermark ? ` /ExtGState << /${watermarkState} << ${watermarkStateKeys} >> >>` : '';
    this.#pages = new Pages(this.#file, this.#structure, states, (pages) => this.#endPage(pages));
    this.#sheet = new Sheet(parts, this.#pages);
    this.#pictures = new KeptPictures(this.#file, request, assets);
    this.#teller = tellerFor(request);
    this.#records = new PackedRecords(request, () => this.#file.textPacker());
  }

  /** What it begins with waits for the first entries, so that all faces come together. */
  begin(): void {}

  async #begin(): Promise<void> {
    await this.#typesetter.prepare(digits);
    await this.#footer.prepare();
    const mark = watermarkText(this.#request);
    if (mark !== null) {
      await this.#typesetter.prepare(mark);
      this.#watermark = await putWatermark(this.#file, mark, this.#typesetter, this.#library);
    }
    this.#head = await beginHead(this.#sheet, this.#request, this.#teller.momentOf);
  }

  each(entry: ExportEntry): void | Promise<void> {
    const ahead = this.#ahead;
    if (!ahead) return this.#add(entry);
    if (entry.entry === 'message') this.#typesetter.foresee(entry.message.text.slice(0, foreseen.characters));
    return ahead.push(entry) < foreseen.entries ? undefined : this.#addAhead();
  }

  async #addAhead(): Promise<void> {
    const ahead = this.#ahead ?? [];
    if (this.#ahead) await this.#begin();
    this.#ahead = null;
    for (const entry of ahead) await this.#add(entry);
  }

  async #add(entry: ExportEntry): Promise<void> {
    const recording = this.#records.add(entry);
    if (recording) await recording;
    if (entry.entry === 'gap') await this.#gap(this.#teller.tellGap(entry));
    else await this.#message(entry);
    if (this.#file.hasWaiting) await this.#file.settle();
  }

  async end(tally: Tally): Promise<Blob> {
    await this.#addAhead();
    const { words, title, extensionVersion } = this.#request;
    this.#closeSection();
    await this.#head?.draw(tally);
    this.#pages.close();
    this.#footer.finish(this.#pages);
    await this.#fonts.complete();
    const pages = this.#pages.finish(embedFonts(this.#file, this.#fonts.all));
    return finishDocument(this.#file, {
      facts: {
        title: oneLine(title),
        creator: `Liaocun ${extensionVersion}`,
        language: languageTag(this.#request),
        created: createdAt(this.#request),
      },
      isLocked: this.#request.passphrase !== undefined,
      pages,
      structure: this.#structure.finish(),
      outline: this.#outline.finish(),
      records: { name: recordsName, description: words.record, ...(await this.#records.finish()) },
      id: await fileId(this.#request, tally),
    });
  }

  async #gap(words: string): Promise<void> {
    await this.#typesetter.prepare(words);
    drawGap(this.#sheet, this.#place, words);
  }

  async #message({ message }: Extract<ExportEntry, { entry: 'message' }>): Promise<void> {
    const { words } = this.#request;
    if (message.conversation !== this.#conversation) await this.#openConversation(message.conversation);
    this.#number += 1;
    const told = this.#teller.tell(message);
    const { day } = told.time;
    if (day !== null && day !== this.#day) await this.#openDay(day);
    const pictures = message.attachments.length === 0 ? [] : await this.#picturesOf(message.attachments);
    const block = blockOf(this.#number, message.direction, told, pictures, words);
    for (const text of textsOf(block)) {
      const opening = this.#typesetter.prepare(text);
      // Waiting for nothing costs more than setting the text.
      if (opening) await opening;
    }
    drawMessage(this.#sheet, this.#place, block);
  }

  async #picturesOf(attachments: readonly Attachment[]): Promise<readonly (PlacedPicture | null)[]> {
    const placed: (PlacedPicture | null)[] = [];
    for (const attachment of attachments) placed.push(await this.#pictures.place(attachment));
    return placed;
  }

  #endPage(pages: Pages): void {
    this.#footer.draw(pages);
    if (this.#watermark !== null) pages.draw('Watermark', `q /${watermarkState} gs /${pages.nameOf(this.#watermark)} Do Q`);
  }

  /** The element that messages and gaps belong to for now. */
  get #place(): Element {
    return this.#dayElement ?? this.#section ?? this.#structure.document;
  }

  #closeDay(): void {
    if (this.#dayElement) this.#structure.close(this.#dayElement);
    this.#dayElement = null;
  }

  #closeSection(): void {
    this.#closeDay();
    if (this.#section) this.#structure.close(this.#section);
    this.#section = null;
  }

  async #openConversation(key: string): Promise<void> {
    const { conversations, words } = this.#request;
    this.#conversation = key;
    this.#day = null;
    const conversation = conversations.find((one) => one.key === key);
    if (conversations.length === 1 || !conversation) return;
    this.#closeSection();
    const parties = partyFacts(conversation, words)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('   ');
    const name = oneLine(conversation.consoleName);
    const complete = `${words.completeness}: ${chatCompleteness(conversation, this.#request, this.#teller.momentOf)}`;
    for (const line of [name, parties, complete]) await this.#typesetter.prepare(line);
    this.#section = this.#structure.open('Sect', this.#structure.document);
    this.#sheet.ensure(150);
    this.#outline.add(`${name} · ${partyFacts(conversation, words)[0].value}`, this.#sheet.place, false);
    drawSection(this.#sheet, this.#section, name, [parties, complete]);
  }

  async #openDay(day: string): Promise<void> {
    this.#day = day;
    this.#closeDay();
    const heading = dayHeading(day, languageTag(this.#request));
    await this.#typesetter.prepare(heading);
    this.#sheet.ensure(90);
    const isBelow = this.#section !== null;
    this.#outline.add(heading, this.#sheet.place, isBelow);
    this.#dayElement = this.#structure.open('Sect', this.#section ?? this.#structure.document);
    drawDay(this.#sheet, this.#dayElement, heading, isBelow ? 'H3' : 'H2');
  }
}

/**
 * A PDF for reading, printing and handing in: A4, text selectable, every character either drawn or shown by its code point, tagged for screen
 * readers, made to PDF/A-3, with the records it shows attached. Where the request has a passphrase, locked by it, and then no PDF/A. Throws where a PDF cannot
 * be locked by it.
 */
export function pdfWriter(request: ExportRequest, assets: PdfAssets): Writer {
  return new PdfWriter(request, assets);
}
