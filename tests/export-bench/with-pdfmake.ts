import address from 'pdfmake/build/pdfmake.js?url';
import { shown, title } from './chats';
import { base64Of, stretches, wholeFaces } from './faces';

/** The little of pdfmake's interface that is used here; its types ask for Node's. */
type PdfMake = {
  addVirtualFileSystem(files: Readonly<Record<string, string>>): void;
  addFonts(fonts: Readonly<Record<string, { readonly normal: string }>>): void;
  createPdf(document: object): { getBlob(): Promise<Blob> };
};

const isPdfMake = (value: unknown): value is PdfMake => typeof value === 'object' && value !== null && 'createPdf' in value;

/** It is a script of the older kind, which leaves itself in the page. */
export async function loadPdfMake(): Promise<PdfMake> {
  const known: unknown = Reflect.get(globalThis, 'pdfMake');
  if (isPdfMake(known)) return known;
  const script = document.createElement('script');
  script.src = address;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  const made: unknown = Reflect.get(globalThis, 'pdfMake');
  if (!isPdfMake(made)) throw new Error('this is not the pdfmake that was expected');
  return made;
}

/** The same chat by pdfmake, the faces added whole. */
export async function withPdfMake(count: number): Promise<Blob> {
  const pdfMake = await loadPdfMake();
  for (const [name, url] of Object.entries(wholeFaces)) {
    pdfMake.addVirtualFileSystem({ [`${name}.ttf`]: await base64Of(url) });
    pdfMake.addFonts({ [name]: { normal: `${name}.ttf` } });
  }
  const content = Array.from(shown(count), ({ number, isOurs, who, when, text }) => ({
    table: {
      body: [
        [
          {
            text: stretches(text).map(({ face, text: stretch }) => ({ text: stretch, font: face })),
            fillColor: isOurs ? '#e1edfb' : '#f2f3f5',
          },
        ],
      ],
    },
    layout: 'noBorders',
    margin: [isOurs ? 160 : 30, 0, isOurs ? 0 : 130, 9],
    stack: undefined,
    id: `${number} ${who} ${when}`,
  })).flatMap((bubble) => [
    { text: bubble.id, fontSize: 7.5, margin: [0, 0, 0, 2] },
    { ...bubble, id: undefined },
  ]);
  const document = {
    pageSize: 'A4',
    defaultStyle: { font: 'sans', fontSize: 10 },
    footer: (page: number, pages: number) => ({ text: `page ${page} of ${pages}`, fontSize: 7.5, margin: [48, 10] }),
    content: [{ text: title, fontSize: 17 }, ...content],
  };
  return pdfMake.createPdf(document).getBlob();
}
