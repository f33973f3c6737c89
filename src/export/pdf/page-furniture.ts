import type { Words } from '../words';
import { putForm } from './finish-document';
import type { PdfFile } from './file/pdf-file';
import type { UsedFonts } from './fonts/used-fonts';
import { boxInk, lineInk } from './ink';
import { fills, fullWidth, page, type TextKind, textKinds } from './page-style';
import type { Pages } from './pages';
import { pdfNumber } from './pdf-strings';
import { baselineDrop } from './sheet';
import { setLines } from './lines';
import type { Typesetter } from './typesetter';

/** What numbers of messages and pages are written with. */
export const digits = '0123456789';
/** Stands for the number of pages while the words around it are asked for. */
const unknown = '\uE001';
const top = page.height - page.bottom + 22;
const baseline = page.height - top - baselineDrop(textKinds.footer);

type Parts = { readonly file: PdfFile; readonly typesetter: Typesetter; readonly fonts: UsedFonts };

/**
 * What stands at the foot of every page: `page x of y … title`. The number of pages is known last, so that the words from it on are an object of
 * their own, which every page draws; they stand at the left, where it does not matter how long they turn out to be.
 */
export class Footer {
  readonly #parts: Parts;
  readonly #title: string;
  readonly #words: Words;
  readonly #total: number;

  constructor(parts: Parts, title: string, words: Words) {
    this.#parts = parts;
    this.#title = title;
    this.#words = words;
    this.#total = parts.file.reserve();
  }

  async prepare(): Promise<void> {
    await this.#parts.typesetter.prepare(this.#title);
    await this.#parts.typesetter.prepare(this.#words.page(digits, digits));
  }

  /** Draws the foot of the present page. */
  draw(pages: Pages): void {
    const kind = textKinds.footer;
    const rule = { x: page.left, y: page.height - top + 6, width: fullWidth, height: 0.5 };
    pages.draw('Footer', boxInk(rule, fills.rule, { top: 0, bottom: 0 }));
    const [before = ''] = this.#words.page(String(pages.count), unknown).split(unknown);
    const number = this.#inked(before, page.left, kind);
    pages.draw('Footer', number.operators);
    pages.draw('Footer', `q 1 0 0 1 ${pdfNumber(page.left + number.width)} ${pdfNumber(baseline)} cm /${pages.nameOf(this.#total)} Do Q`);
    const title = [...setLines(this.#parts.typesetter, this.#title, kind.size, fullWidth - 130)][0];
    if (!title) return;
    const left = page.left + fullWidth - title.width;
    pages.draw('Footer', lineInk(title, left, baseline, kind, this.#parts.fonts).operators);
  }

  /** Writes the number of pages and what follows it. Call when all pages are drawn. */
  finish(pages: Pages): void {
    const [, after = ''] = this.#words.page(digits, unknown).split(unknown);
    const { operators } = this.#inked(`${pages.count}${after}`, 0, textKinds.footer, 0);
    putForm(this.#parts.file, operators, pages.fontResources, [-10, -10, 200, 20], this.#total);
  }

  /** A short line with the width of all of it, blanks at its end too. */
  #inked(text: string, left: number, kind: TextKind, y = baseline): { readonly operators: string; readonly width: number } {
    const { typesetter, fonts } = this.#parts;
    const { clusters, levels } = typesetter.setLine(text);
    const width = clusters.reduce((sum, cluster) => sum + cluster.width, 0) * (kind.size / 1000);
    return { operators: lineInk({ clusters, levels, width, isRightToLeft: false }, left, y, kind, fonts).operators, width };
  }
}
