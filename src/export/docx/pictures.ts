import { isDrawn } from '../../domain/file-type';
import type { Attachment } from '../../domain/message';
import { carriedFile } from '../carried';
import { asPng } from '../picture-png';
import { fitted, pictureSize, type PictureSize } from '../picture-size';
import type { ExportRequest, KeptFile } from '../request';
import { markupText } from '../xml';
import type { ZipFile } from '../zip-file';

/** Types that every Word shows, by how their files end; others are put in as PNG. */
export const pictureTypes: Readonly<Record<string, string>> = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', bmp: 'image/bmp' };

const endingFor = (type: string): string | undefined => Object.keys(pictureTypes).find((ending) => pictureTypes[ending] === type);

/** The most room of a picture, in pixels of 1/96 inch: what is left beside the indent, and half a page. */
const room: PictureSize = { width: 420, height: 480 };
/** Word counts lengths in these, 914,400 to an inch. */
const emuPerPixel = 9525;
/** A package holds 65,535 files; pictures beyond are told by name and hash. */
const mostPictures = 60_000;

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

type Placed = { readonly relation: string; readonly target: string; readonly size: PictureSize };

function pictureXml({ relation, size }: Placed, id: number, alt: string): string {
  const extent = `cx="${size.width * emuPerPixel}" cy="${size.height * emuPerPixel}"`;
  const name = `name="${markupText(relation)}"`;
  return [
    `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/>`,
    `<wp:docPr id="${id}" ${name} descr="${markupText(alt)}"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">`,
    `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="${id}" ${name}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>`,
    `<a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>`,
    '</w:drawing></w:r>',
  ].join('');
}

/** The pictures of a document: each file is put into the package once, when a message first shows it. */
export class DocumentPictures {
  readonly #request: ExportRequest;
  readonly #zip: ZipFile;
  readonly #known = new Map<string, Placed | null>();
  #shown = 0;
  #files = 0;

  constructor(request: ExportRequest, zip: ZipFile) {
    this.#request = request;
    this.#zip = zip;
  }

  /** The run that shows an attachment's picture, scaled to its room; '' for what is no picture that is kept and whole. */
  async run(attachment: Attachment | undefined, alt: string): Promise<string> {
    if (!attachment || attachment.sha256 === null) return '';
    const placed = this.#known.get(attachment.sha256) ?? (await this.#place(attachment, attachment.sha256));
    if (!placed) return '';
    this.#shown += 1;
    return pictureXml(placed, this.#shown, alt);
  }

  /** What the document's relationships say of its pictures. */
  relations(): readonly (readonly [id: string, type: string, target: string])[] {
    return [...this.#known.values()].flatMap((placed) => (placed ? [[placed.relation, 'image', placed.target] as const] : []));
  }

  async #place(attachment: Attachment, sha256: string): Promise<Placed | null> {
    if (this.#known.has(sha256)) return null;
    const placed = await this.#put(await carriedFile(this.#request, attachment));
    this.#known.set(sha256, placed);
    return placed;
  }

  async #put(file: KeptFile | null): Promise<Placed | null> {
    if (!file || !isDrawn(file.type) || this.#files === mostPictures) return null;
    const shown = endingFor(file.type) === undefined ? await asPng(file) : file;
    const size = shown && pictureSize(shown);
    const ending = shown && endingFor(shown.type);
    if (!size || ending === undefined || ending === null) return null;
    this.#files += 1;
    const target = `media/image${this.#files}.${ending}`;
    this.#zip.put(`word/${target}`, shown.data, true);
    return { relation: `rIdPicture${this.#files}`, target, size: fitted(size, room) };
  }
}
