import { expandRuns } from './page-expectations';

const styles = import.meta.glob<string>('./*/pages/*.css', { query: '?raw', import: 'default', eager: true });
/** No HTML source can hold a lone surrogate, so pages write this private character instead. */
const loneSurrogateMark = '\uE0D8';

export type ShownPage = { readonly document: Document; close(): void };

/** The addresses at which a page really stands, from the comment it opens with. */
export function addressesOf(html: string): readonly string[] {
  return [...html.matchAll(/^\s*(?:Entry |Frame )?URL: (\S+)$/gm)].map(([, address]) => address ?? '');
}

/** Shows a page in a frame of ours with its console's looks and without its scripts, laid out as in a window of its own. */
export async function showPage(console: string, html: string): Promise<ShownPage> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = 'position:fixed;inset:0;width:1280px;height:900px;border:0';
  frame.srcdoc = withStyles(console, expandRuns(html));
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  const shown = frame.contentDocument;
  if (!shown) throw new Error('the frame has no document');
  breakSurrogates(shown);
  return { document: shown, close: () => frame.remove() };
}

function withStyles(console: string, html: string): string {
  return html.replace(
    /<link rel="stylesheet" href="([\w.-]+)" \/>/g,
    (_, file: string) => `<style>${styles[`./${console}/pages/${file}`] ?? ''}</style>`,
  );
}

function breakSurrogates(shown: Document): void {
  const walker = shown.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue?.includes(loneSurrogateMark) === true) node.nodeValue = node.nodeValue.replaceAll(loneSurrogateMark, '\uD800');
  }
}
