import { type Node, Parser } from 'commonmark';
import { spawnSync } from 'node:child_process';
import mammoth from 'mammoth';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { ReadBack } from './read-back';

/** All words below a node, line breaks as line ends. */
function wordsOf(node: Node): string {
  const walker = node.walker();
  let words = '';
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    if (step.node.type === 'linebreak' || step.node.type === 'softbreak') words += '\n';
    else if (step.node.type === 'paragraph' || step.node.type === 'heading') words += words === '' ? '' : '\n';
    else words += step.node.literal ?? '';
  }
  return words;
}

const harmless = new Set([
  'document',
  'heading',
  'paragraph',
  'text',
  'strong',
  'emph',
  'linebreak',
  'softbreak',
  'list',
  'item',
  'block_quote',
  'thematic_break',
]);

/** Markdown: a paragraph that begins with a number in bold is a message, the quote behind it its words. */
export async function readMarkdown(file: Blob): Promise<ReadBack> {
  const document = new Parser().parse(await file.text());
  const walker = document.walker();
  for (let step = walker.next(); step; step = walker.next())
    if (!harmless.has(step.node.type)) throw new Error(`the chat made a ${step.node.type}`);
  const texts: string[] = [];
  for (let node = document.firstChild; node; node = node.next) {
    if (node.type === 'paragraph' && node.firstChild?.type === 'strong' && /^\d+ · /.test(wordsOf(node)))
      texts.push(node.next?.type === 'block_quote' ? wordsOf(node.next) : '');
  }
  return { texts, everything: wordsOf(document) };
}

type HtmlNode = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const attribute = (node: HtmlNode, name: string): string | undefined =>
  'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined;
const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('childNodes' in node ? node.childNodes : []);

/** Every element below a node, in order. */
export function elementsOf(node: HtmlNode): readonly Element[] {
  return childrenOf(node).flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));
}

const textOf = (node: HtmlNode): string =>
  'value' in node
    ? node.value
    : childrenOf(node)
        .map(textOf)
        .join(node.nodeName === 'dl' ? ' ' : '');
const isWords = (node: HtmlNode): boolean => attribute(node, 'class') === 'words';

const ours = new Set(
  'html head meta title style body header h1 dl dt dd search input output button main h2 h3 article p a b time div span ul li br code img script'.split(
    ' ',
  ),
);

/** HTML as a browser parses it; throws where the chat became an element, an address or a script of the page. */
export async function readHtml(file: Blob): Promise<ReadBack> {
  const problems: string[] = [];
  const document = parse(await file.text(), { onParseError: ({ code }) => problems.push(code) });
  const elements = elementsOf(document);
  const strange = elements.filter(({ tagName }) => !ours.has(tagName)).map(({ tagName }) => tagName);
  const reaching = elements.flatMap(({ attrs }) =>
    attrs.filter(({ name, value }) => /^(?:on|src|href|style)/.test(name) && !/^#m\d+$|^data:image\//.test(value)),
  );
  const scripts = elements.filter(({ tagName }) => tagName === 'script').length;
  if (problems.length > 0 || strange.length > 0 || reaching.length > 0 || scripts !== 1)
    throw new Error(`not our page: ${JSON.stringify({ problems, strange, reaching, scripts })}`);
  const texts = elements
    .filter(({ tagName }) => tagName === 'article')
    .map((article) => childrenOf(article).filter(isWords).map(textOf).join(''));
  const body = elements.filter(({ tagName }) => ['header', 'main'].includes(tagName));
  return { texts, everything: body.map(textOf).join('\n') };
}

const readWithPython = `
import sys, io, zipfile
from xml.etree import ElementTree
zip = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert zip.testzip() is None
for name in zip.namelist(): ElementTree.fromstring(zip.read(name))
`;

/** Throws unless the zip is whole and each of its parts well-formed XML, as Python reads them. */
export function checkOffice(bytes: Uint8Array): void {
  const { status, stderr } = spawnSync('python3', ['-c', readWithPython], { input: bytes, encoding: 'utf8' });
  if (status !== 0) throw new Error(`not a package of XML: ${stderr}`);
}

const wordsIn = (node: HtmlNode): string => {
  if (node.nodeName === 'br') return '\n';
  return 'value' in node ? node.value : childrenOf(node).map(wordsIn).join('');
};

/** A Word document, as mammoth reads it: a line of who and when is a message, the shaded paragraph behind it its words. */
export async function readDocx(file: Blob): Promise<ReadBack> {
  const bytes = Buffer.from(await file.arrayBuffer());
  checkOffice(bytes);
  const styleMap = ['Meta', 'Words', 'More', 'Earlier', 'Gap', 'Fact'].map(
    (name) => `p[style-name='${name}'] => p.${name.toLowerCase()}:fresh`,
  );
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap });
  const paragraphs = elementsOf(parse(value)).filter(({ tagName }) => /^(?:p|h\d)$/.test(tagName));
  const texts: string[] = [];
  for (const one of paragraphs) {
    if (attribute(one, 'class') === 'meta') texts.push('');
    if (attribute(one, 'class') === 'words') texts[texts.length - 1] += wordsIn(one);
  }
  return { texts, everything: paragraphs.map(wordsIn).join('\n') };
}
