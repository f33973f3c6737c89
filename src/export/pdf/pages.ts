import type { PdfFile } from './file/pdf-file';
import { page as paper } from './page-style';
import type { Element, Structure } from './structure';

/** What is not part of the chat and not read out: decoration, or what stands on every page. */
export type Artifact = 'Layout' | 'Footer' | 'Watermark';

const artifactMarks: Readonly<Record<Artifact, string>> = {
  Layout: '/Artifact << /Type /Layout >> BDC',
  Footer: '/Artifact << /Type /Pagination /Subtype /Footer /Attached [/Bottom] >> BDC',
  Watermark: '/Artifact << /Type /Pagination /Subtype /Watermark >> BDC',
};

/** A page under way. */
type Open = { readonly number: number; readonly operators: string[]; readonly elements: number[]; readonly pictures: Map<string, number> };

/** Kids of one node of the page tree. */
const nodeSize = 64;

/** The pages, each written when it is full; only the first is kept open until the end, since what its head says is known last. */
export class Pages {
  readonly #file: PdfFile;
  readonly #structure: Structure;
  readonly #root: number;
  readonly #nodes: number[] = [];
  readonly #pages: number[] = [];
  readonly #fonts: number;
  readonly #states: string;
  readonly #endPage: (page: Pages) => void;
  #first: Open | null = null;
  #open: Open;
  /** The element, or kind of artifact, whose stretch is open. */
  #marked: Element | Artifact | null = null;

  /** `endPage` draws what stands at the end of every page; `states` names the graphics states that pages may use. */
  constructor(file: PdfFile, structure: Structure, states: string, endPage: (pages: Pages) => void) {
    this.#file = file;
    this.#structure = structure;
    this.#states = states;
    this.#endPage = endPage;
    this.#root = file.reserve();
    this.#fonts = file.reserve();
    this.#open = this.#newPage();
  }

  get count(): number {
    return this.#pages.length;
  }

  /** The object of the present page. */
  get number(): number {
    return this.#open.number;
  }

  /** How many operators the present page has so far. */
  get length(): number {
    return this.#open.operators.length;
  }

  /** Adds operators that belong to an element, or to nothing that is read out. */
  draw(what: Element | Artifact, operators: string): void {
    const { operators: all, elements, number } = this.#open;
    if (what !== this.#marked) {
      this.endMark();
      this.#marked = what;
      if (typeof what === 'string') all.push(artifactMarks[what]);
      else {
        const mark = elements.push(what.number) - 1;
        this.#structure.stretch(what, number, mark);
        all.push(`/${what.role} << /MCID ${mark} >> BDC`);
      }
    }
    all.push(operators);
  }

  /** Ends the open stretch, so that what comes next begins another. */
  endMark(): void {
    if (this.#marked !== null) this.#open.operators.push('EMC');
    this.#marked = null;
  }

  /** The name by which the present page draws an object. */
  nameOf(object: number): string {
    const name = `X${object}`;
    this.#open.pictures.set(name, object);
    return name;
  }

  next(): void {
    this.#endPage(this);
    this.endMark();
    if (this.#pages.length === 1) this.#first = this.#open;
    else this.#write(this.#open);
    this.#open = this.#newPage();
  }

  /** Draws once more on the first page, `draw`'s operators put in at `place` among those it has. */
  fillFirst(place: number, draw: () => void): void {
    const last = this.#open;
    this.endMark();
    this.#open = this.#first ?? last;
    const { operators } = this.#open;
    const before = operators.length;
    draw();
    this.endMark();
    operators.splice(place, 0, ...operators.splice(before));
    this.#open = last;
  }

  /** Ends the last page. */
  close(): void {
    this.#endPage(this);
    this.endMark();
    if (this.#first) this.#write(this.#first);
    this.#write(this.#open);
  }

  /** Writes the tree of closed pages; `fonts` is the dictionary of their fonts. Answers the tree's root. */
  finish(fonts: string): number {
    this.#file.put(fonts, this.#fonts);
    const nodes = this.#nodes.map((node, index) => {
      const kids = this.#pages.slice(index * nodeSize, (index + 1) * nodeSize);
      return this.#file.put(
        `<< /Type /Pages /Parent ${this.#root} 0 R /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
        node,
      );
    });
    const box = `/MediaBox [0 0 ${paper.width} ${paper.height}]`;
    const kids = nodes.map((node) => `${node} 0 R`).join(' ');
    return this.#file.put(`<< /Type /Pages ${box} /Count ${this.#pages.length} /Kids [${kids}] >>`, this.#root);
  }

  /** The resources of something that is drawn on pages and has text of its own. */
  get fontResources(): string {
    return `/Resources << /Font ${this.#fonts} 0 R >>`;
  }

  #newPage(): Open {
    const number = this.#file.reserve();
    if (this.#pages.length % nodeSize === 0) this.#nodes.push(this.#file.reserve());
    this.#pages.push(number);
    return { number, operators: [], elements: [], pictures: new Map() };
  }

  #write({ number, operators, elements, pictures }: Open): void {
    // It is the last but one, unless it is the first.
    const index = this.#pages.lastIndexOf(number);
    const node = this.#nodes[Math.floor(index / nodeSize)];
    const content = this.#file.putStream('', { raw: operators.join('\n') });
    const named = [...pictures].map(([name, object]) => `/${name} ${object} 0 R`).join(' ');
    const drawn = named === '' ? '' : ` /XObject << ${named} >>`;
    this.#file.put(
      `<< /Type /Page /Parent ${node} 0 R /Contents ${content} 0 R /Tabs /S /StructParents ${this.#structure.notePage(elements)} ` +
        `/Resources << /Font ${this.#fonts} 0 R${this.#states}${drawn} >> >>`,
      number,
    );
  }
}
