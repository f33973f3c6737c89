import { shown, title } from './chats';

/** How one file came out: milliseconds, bytes. */
export type Made = { readonly time: number; readonly bytes: number };

type Maker = (count: number) => Promise<Blob>;

const makers: Readonly<Record<string, () => Promise<Maker>>> = {
  ours: async () => {
    const [{ exportFile }, { browserAssets }, { requestFor }] = await Promise.all([
      import('../../src/export/export-file'),
      import('../../src/export/browser-assets'),
      import('./chats'),
      import('../../src/export/pdf-writer'),
      import('harfbuzzjs'),
    ]);
    return async (count) => (await exportFile('pdf', requestFor(count), browserAssets)).blob;
  },
  jspdf: async () => (await import('./plain-jspdf')).plainJsPdf,
  pdfmake: async () => {
    const { loadPdfMake, withPdfMake } = await import('./with-pdfmake');
    await loadPdfMake();
    return withPdfMake;
  },
};

const style = `@page { size: A4; margin: 50pt 48pt; @bottom-left { content: "page " counter(page) " of " counter(pages); font-size: 7.5pt } }
body { margin: 0; font: 10pt/15pt "Noto Sans", "Noto Sans CJK SC", sans-serif }
article { margin: 0 0 9pt 30pt; break-inside: avoid } article.ours { text-align: end }
p { margin: 0; font-size: 7.5pt; line-height: 11pt } b { font-weight: normal; margin-inline-end: 9pt; color: #888 }
div { display: inline-block; max-width: 330pt; padding: 5pt 10pt; border-radius: 7pt; background: #f2f3f5; text-align: start } .ours div { background: #e1edfb }`;

async function loaded(name: string): Promise<Maker> {
  const maker = await makers[name]?.();
  if (!maker) throw new Error(`nobody is called ${name}`);
  return maker;
}

const exportBench = {
  /** Brings a maker's scripts, the shaper of ours among them, so that they are there before its file is counted; its faces are not. */
  async load(name: string): Promise<void> {
    await loaded(name);
  },
  /** Makes one file. */
  async make(name: string, count: number): Promise<Made> {
    const maker = await loaded(name);
    const start = performance.now();
    const { size } = await maker(count);
    return { time: performance.now() - start, bytes: size };
  },
  /** Shows the chat as a page that the browser can print. */
  show(count: number): void {
    const sheet = document.createElement('style');
    sheet.textContent = style;
    document.head.append(sheet);
    const heading = document.createElement('h1');
    heading.textContent = title;
    document.body.replaceChildren(heading);
    for (const { number, isOurs, who, when, text } of shown(count)) {
      const article = document.createElement('article');
      article.className = isOurs ? 'ours' : '';
      const [line, place, words] = [document.createElement('p'), document.createElement('b'), document.createElement('div')];
      place.textContent = String(number);
      line.append(place, `${who} ${when}`);
      words.textContent = text;
      article.append(line, words);
      document.body.append(article);
    }
  },
};

export type ExportBench = typeof exportBench;
declare global {
  // oxlint-disable-next-line no-var -- a property of the global object has no other form
  var exportBench: ExportBench;
}
globalThis.exportBench = exportBench;
