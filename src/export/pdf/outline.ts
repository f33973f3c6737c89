import type { PdfFile } from './file/pdf-file';
import { pdfNumber, utf16Hex } from './pdf-strings';

/** Where an entry of the outline leads: a page's object, and a height in points from its lower edge. */
type Place = { readonly page: number; readonly top: number };

type Entry = { readonly number: number; readonly title: string; readonly place: Place; readonly kids: Entry[] };

/** The document's outline: days, below their conversations where there are several. */
export class Outline {
  readonly #file: PdfFile;
  readonly #entries: Entry[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** A further entry; `isBelow` puts it below the last that is not. */
  add(title: string, place: Place, isBelow: boolean): void {
    const list = (isBelow ? this.#entries.at(-1)?.kids : undefined) ?? this.#entries;
    list.push({ number: this.#file.reserve(), title, place, kids: [] });
  }

  /** Writes the outline and answers its object; null where there is nothing in it. */
  finish(): number | null {
    const root = this.#file.reserve();
    if (this.#entries.length === 0) return null;
    this.#putAll(this.#entries, root);
    return this.#file.put(`<< /Type /Outlines ${ends(this.#entries)} /Count ${this.#entries.length} >>`, root);
  }

  #putAll(entries: readonly Entry[], parent: number): void {
    for (const [index, { number, title, place, kids }] of entries.entries()) {
      const beside = [
        ...(index > 0 ? [`/Prev ${entries[index - 1]?.number} 0 R`] : []),
        ...(index < entries.length - 1 ? [`/Next ${entries[index + 1]?.number} 0 R`] : []),
        // Closed, so that a long chat's conversations are seen at once.
        ...(kids.length > 0 ? [`${ends(kids)} /Count -${kids.length}`] : []),
      ];
      const destination = `/Dest [${place.page} 0 R /XYZ 0 ${pdfNumber(place.top)} null]`;
      this.#file.put(`<< /Title <FEFF${utf16Hex(title)}> /Parent ${parent} 0 R ${beside.join(' ')} ${destination} >>`, number);
      this.#putAll(kids, number);
    }
  }
}

const ends = (entries: readonly Entry[]): string => `/First ${entries[0]?.number} 0 R /Last ${entries.at(-1)?.number} 0 R`;
