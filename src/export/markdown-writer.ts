import { type Block, BlockTeller, whenLine } from './blocks';
import { Pieces } from './pieces';
import type { ExportRequest } from './request';
import type { Fact, Told } from './told';
import { linesOf, oneLine, showTricky } from './visible-text';
import { watermarkText } from './watermark';
import type { Writer } from './writer';

/** Signs that mean something wherever they stand; a backslash before them takes that away, and keeps addresses from becoming links. */
const active = /[\\`*_[\]<>&|~$^@]|:(?=\/\/)|(?<=\bwww)\./g;
/** What means something at the beginning of a line only. */
const opening = /^(?:[#+=:-]|\d+(?=[.)]))/;

const blank: Readonly<Record<string, string>> = { ' ': '&#32;', '\t': '&#9;' };

/** One line of the chat as Markdown that shows just that line; blanks at its ends, which Markdown drops, are named. */
function lineText(line: string): string {
  const safe = showTricky(line)
    .replace(active, '\\$&')
    .replace(opening, (found) => (/^\d/.test(found) ? `${found}\\` : `\\${found}`));
  return safe.replace(/^[ \t]|[ \t]$/g, (found) => blank[found] ?? '');
}

/** A text as lines of one paragraph; every line end shows. Empty lines at the end, which no paragraph can have, are named. */
function paragraph(text: string): readonly string[] {
  const lines = linesOf(text);
  const last = lines.findLastIndex((line) => line !== '');
  const shown = lines.slice(0, Math.max(1, last + 1)).map(lineText);
  const behind = '&#10;'.repeat(lines.length - shown.length);
  return shown.map((line, index) => (index === shown.length - 1 ? line + behind : `${line}\\`));
}

const inline = (text: string): string => lineText(oneLine(text));
const quoted = (text: string, indent = ''): string =>
  paragraph(text)
    .map((line) => `${indent}> ${line}\n`)
    .join('');
const factLines = (facts: readonly Fact[]): string =>
  facts.map(({ label, value }) => `- **${inline(label)}:** ${inline(value)}\n`).join('');

function attachmentLine({ label, address, sha256 }: Told['attachments'][number]): string {
  const parts = [label, ...(address === null ? [] : [address]), ...(sha256 === null ? [] : [`SHA-256 ${sha256}`])];
  return `- ${parts.map(inline).join(' — ')}\n`;
}

function messageText({ number, told }: Extract<Block, { is: 'message' }>, { words }: ExportRequest): string {
  const who = [String(number), ...(told.sender === '' ? [] : [inline(told.sender)])].join(' · ');
  const head = [`**${who}**`, inline(whenLine(told)), ...told.labels.map((label) => `_${inline(label)}_`)];
  const more = [
    ...told.attachments.map(attachmentLine),
    ...told.orders.map((order) => `- ${inline(words.order(order))}\n`),
    ...told.earlier.map(({ label, text }) => `- ${inline(label)}:\n\n${quoted(text, '  ')}`),
  ];
  const said = told.text === '' ? '' : `\n${quoted(told.text)}`;
  return `\n${head.join(' · ')}\n${said}${more.length > 0 ? `\n${more.join('')}` : ''}`;
}

/**
 * Markdown (CommonMark, and harmless in GitHub's): a heading per day, every message as a line of who and when with its words in a quote. Nothing
 * of the chat acts: no link, no picture, no markup.
 */
export function markdownWriter(request: ExportRequest): Writer {
  const teller = new BlockTeller(request);
  const pieces = new Pieces();
  const level = request.conversations.length === 1 ? '##' : '###';
  const told = (block: Block): string => {
    if (block.is === 'section') return `\n## ${inline(block.name)}\n\n${factLines(block.facts)}`;
    if (block.is === 'day') return `\n${level} ${block.heading}\n`;
    return block.is === 'gap' ? `\n***\n\n_${inline(block.text)}_\n\n***\n` : messageText(block, request);
  };
  return {
    begin() {},
    each(entry) {
      for (const block of teller.blocks(entry)) pieces.add(told(block));
    },
    end(tally) {
      const mark = watermarkText(request);
      const marked = mark === null ? '' : `**${inline(mark)}**\n`;
      if (mark !== null) pieces.add(`\n***\n\n${marked}`);
      const head = `# ${inline(request.title)}\n\n${mark === null ? '' : `${marked}\n`}${factLines(teller.facts(tally))}`;
      return pieces.file('text/markdown;charset=utf-8', [head]);
    },
  };
}
