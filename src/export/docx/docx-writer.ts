import { type Block, BlockTeller, whenLine } from '../blocks';
import { appProperties, contentTypes, coreProperties, relationsXml, rootRelations } from '../office-package';
import { Pieces } from '../pieces';
import type { ExportEntry, ExportRequest, Tally } from '../request';
import type { Fact } from '../told';
import { oneLine } from '../visible-text';
import type { Writer } from '../writer';
import { ZipFile } from '../zip-file';
import { paragraph, pictureParagraph } from './paragraph';
import { declaration, footerXml, headerXml, namespaces, sectionXml, stylesXml } from './parts';
import { DocumentPictures, pictureTypes } from './pictures';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const factLines = (facts: readonly Fact[]): string =>
  facts.map(({ label, value }) => paragraph(`${label}: ${value}`, { style: 'Fact' })).join('');

class DocxWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: BlockTeller;
  readonly #body = new Pieces();
  readonly #zip = new ZipFile();
  readonly #pictures: DocumentPictures;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = new BlockTeller(request);
    this.#pictures = new DocumentPictures(request, this.#zip);
  }

  begin(): void {
    // The head tells the counts, so it is written last.
  }

  async each(entry: ExportEntry): Promise<void> {
    for (const block of this.#teller.blocks(entry)) this.#body.add(await this.#block(block));
  }

  async end(tally: Tally): Promise<Blob> {
    const head = paragraph(oneLine(this.#request.title), { style: 'Title' }) + factLines(this.#teller.facts(tally));
    this.#body.add(`${sectionXml}</w:body></w:document>`);
    const document = this.#body.file('application/xml', [`${declaration}<w:document ${namespaces}><w:body>${head}`]);
    const zip = this.#zip;
    zip.put(
      '[Content_Types].xml',
      contentTypes(
        [
          ['word/document.xml', 'wordprocessingml.document.main+xml'],
          ['word/styles.xml', 'wordprocessingml.styles+xml'],
          ['word/header1.xml', 'wordprocessingml.header+xml'],
          ['word/header2.xml', 'wordprocessingml.header+xml'],
          ['word/footer1.xml', 'wordprocessingml.footer+xml'],
        ],
        pictureTypes,
      ),
    );
    zip.put('_rels/.rels', rootRelations('word/document.xml'));
    zip.put(
      'word/_rels/document.xml.rels',
      relationsXml([
        ['rIdStyles', 'styles', 'styles.xml'],
        ['rIdHeader', 'header', 'header1.xml'],
        ['rIdFirstHeader', 'header', 'header2.xml'],
        ['rIdFooter', 'footer', 'footer1.xml'],
        ...this.#pictures.relations(),
      ]),
    );
    zip.put('word/styles.xml', stylesXml(this.#request));
    zip.put('word/header1.xml', headerXml(this.#request, false));
    zip.put('word/header2.xml', headerXml(this.#request, true));
    zip.put('word/footer1.xml', footerXml(this.#request));
    await zip.putFile('word/document.xml', document);
    zip.put('docProps/core.xml', coreProperties(this.#request));
    zip.put('docProps/app.xml', appProperties);
    return zip.end(mediaType);
  }

  async #block(block: Block): Promise<string> {
    if (block.is === 'section') return paragraph(block.name, { style: 'Heading1' }) + factLines(block.facts);
    if (block.is === 'day') return paragraph(block.heading, { style: 'Heading2' });
    return block.is === 'gap' ? paragraph(block.text, { style: 'Gap' }) : this.#message(block);
  }

  async #message({ number, message, told }: Extract<Block, { is: 'message' }>): Promise<string> {
    const { words } = this.#request;
    const side = message.direction;
    const more = (text: string): string => paragraph(text, { style: 'More', side });
    const attached: string[] = [];
    for (const [index, { label, address, sha256 }] of told.attachments.entries()) {
      const run = await this.#pictures.run(message.attachments[index], label);
      const caption = [label, ...(address === null ? [] : [address]), ...(sha256 === null ? [] : [`SHA-256 ${sha256}`])];
      attached.push(run === '' ? '' : pictureParagraph(run, side), more(caption.join(' · ')));
    }
    return [
      paragraph([number, told.sender, whenLine(told), ...told.labels].join(' · '), { style: 'Meta', side }),
      told.text === '' ? '' : paragraph(told.text, { style: 'Words', side }),
      ...attached,
      ...told.orders.map((order) => more(words.order(order))),
      ...told.earlier.map(({ label, text }) => more(`${label}:`) + paragraph(text, { style: 'Earlier', side })),
    ].join('');
  }
}

/**
 * A Word document for editing and handing in: a heading per day, each message a line of who and when with its words in a shaded paragraph on its side,
 * «page x of y», pictures in their place with their hashes below, the document's language, and faces for Han by it.
 */
export function docxWriter(request: ExportRequest): Writer {
  return new DocxWriter(request);
}
