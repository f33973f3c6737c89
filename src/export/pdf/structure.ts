import type { PdfFile } from './file/pdf-file';
import { utf16Hex } from './pdf-strings';

/** The kinds of element that a chat is made of, all of them PDF 1.7's own. */
export type Role = 'Document' | 'Sect' | 'Art' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure' | 'Caption';

/** What of an element stands on a page: the page's object and the number of the marked stretch there. */
type Stretch = { readonly page: number; readonly mark: number };

/** An element of the document's logical structure: what assistive technology reads, in this order. */
export type Element = {
  readonly number: number;
  readonly role: Role;
  readonly parent: number;
  /** Keys of its own, such as `/Alt`. */
  readonly keys: string;
  readonly kids: number[];
  readonly stretches: Stretch[];
};

/** What is particular about an element: words in place of a picture, or the language its text is in. */
export type ElementFacts = { readonly alt?: string; readonly language?: string; readonly keys?: string };

function keysOf({ alt, language, keys }: ElementFacts): string {
  const said = alt === undefined ? '' : ` /Alt <FEFF${utf16Hex(alt)}>`;
  return `${said}${language === undefined ? '' : ` /Lang (${language})`}${keys === undefined ? '' : ` ${keys}`}`;
}

/** The structure tree, written as it grows: an element is let go of as soon as it is complete. */
export class Structure {
  readonly #file: PdfFile;
  readonly #root: number;
  readonly #document: Element;
  /** For each page, in order, the object that tells which element each of its stretches belongs to. */
  readonly #pages: number[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.reserve();
    this.#document = this.#made('Document', this.#root, {});
  }

  get document(): Element {
    return this.#document;
  }

  /** A new last child of `parent`. */
  open(role: Role, parent: Element, facts: ElementFacts = {}): Element {
    const element = this.#made(role, parent.number, facts);
    parent.kids.push(element.number);
    return element;
  }

  /** Notes that a stretch of a page belongs to an element. */
  stretch(element: Element, page: number, mark: number): void {
    element.stretches.push({ page, mark });
  }

  /** Writes an element to which nothing will be added. */
  close({ number, role, parent, keys, kids, stretches }: Element): void {
    const [first] = stretches;
    const page = first?.page;
    const own = stretches.map((one) => (one.page === page ? String(one.mark) : `<< /Type /MCR /Pg ${one.page} 0 R /MCID ${one.mark} >>`));
    const all = [...own, ...kids.map((kid) => `${kid} 0 R`)];
    const content = all.length === 1 ? `/K ${all[0]}` : `/K [${all.join(' ')}]`;
    const where = page === undefined ? '' : ` /Pg ${page} 0 R`;
    this.#file.put(`<< /S /${role} /P ${parent} 0 R${where}${keys} ${content} >>`, number);
  }

  /** Notes the elements of a page's stretches, by their numbers, and answers the page's place in that list. */
  notePage(elements: readonly number[]): number {
    return this.#pages.push(this.#file.put(`[${elements.map((number) => `${number} 0 R`).join(' ')}]`)) - 1;
  }

  /** Writes the root and answers its object. */
  finish(): number {
    this.close(this.#document);
    const parents = this.#pages.map((number, index) => `${index} ${number} 0 R`).join(' ');
    const tree = this.#file.put(`<< /Nums [${parents}] >>`);
    return this.#file.put(
      `<< /Type /StructTreeRoot /K ${this.#document.number} 0 R /ParentTree ${tree} 0 R /ParentTreeNextKey ${this.#pages.length} >>`,
      this.#root,
    );
  }

  #made(role: Role, parent: number, facts: ElementFacts): Element {
    return { number: this.#file.reserve(), role, parent, keys: keysOf(facts), kids: [], stretches: [] };
  }
}
