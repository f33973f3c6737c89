import { isDrawn } from '../../domain/file-type';
import type { Attachment } from '../../domain/message';
import { type Block, BlockTeller, whenLine } from '../blocks';
import { carriedFile } from '../carried';
import { base64 } from '../mime';
import { Pieces } from '../pieces';
import type { ExportRequest } from '../request';
import { languageTag } from '../speech';
import type { Fact, Told } from '../told';
import { codePointMark, isTricky, linesOf, oneLine } from '../visible-text';
import { markupText } from '../xml';
import { watermarkText } from '../watermark';
import type { Writer } from '../writer';
import { pageScript } from './page-script';
import { pageStyle } from './page-style';

type Message = Extract<Block, { is: 'message' }>;

/** The chat's words: every line end is one, acting characters are told in a mark. */
function words(text: string): string {
  let html = '';
  let plain = '';
  for (const character of linesOf(text).join('\n')) {
    if (character === '\n' || !isTricky(character)) {
      plain += character;
      continue;
    }
    html += `${markupText(plain)}<span class="mark">${codePointMark(character)}</span>`;
    plain = '';
  }
  return html + markupText(plain);
}

/** Enough for a large screen. */
const tiles = 60;

const inline = (text: string): string => markupText(oneLine(text));
const facts = (all: readonly Fact[]): string =>
  `<dl>${all.map(({ label, value }) => `<dt>${inline(label)}</dt><dd dir="auto">${inline(value)}</dd>`).join('')}</dl>\n`;

async function hashOf(text: string): Promise<string> {
  return `'sha256-${base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))}'`;
}

class HtmlWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: BlockTeller;
  readonly #pieces = new Pieces();

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = new BlockTeller(request);
  }

  begin(): void {
    // The head tells the counts, so it is written last.
  }

  async each(entry: Parameters<Writer['each']>[0]): Promise<void> {
    for (const block of this.#teller.blocks(entry)) this.#pieces.add(await this.#block(block));
  }

  async end(tally: Parameters<Writer['end']>[0]): Promise<Blob> {
    const { words: own } = this.#request;
    const title = inline(this.#request.title);
    const policy = [
      "default-src 'none'",
      `style-src ${await hashOf(pageStyle)}`,
      `script-src ${await hashOf(pageScript)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const of = markupText(own.foundOf('{1}', '{2}'));
    const head = [
      `<!doctype html>\n<html lang="${languageTag(this.#request)}">\n<head>\n<meta charset="utf-8">`,
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
      `<title>${title}</title>\n<style>${pageStyle}</style>\n</head>\n<body>\n<header><h1 dir="auto">${title}</h1>\n${facts(this.#teller.facts(tally))}</header>`,
      `<search class="find" hidden data-of="${of}" data-none="${markupText(own.foundNone)}">`,
      `<input type="search" aria-label="${markupText(own.searchFile)}" placeholder="${markupText(own.searchFile)}">`,
      `<output></output><button type="button">${markupText(own.previous)}</button><button type="button">${markupText(own.next)}</button></search>`,
      `${this.#tiles()}<main>\n`,
    ].join('\n');
    this.#pieces.add(`</main>\n<script>${pageScript}</script>\n</body>\n</html>\n`);
    return this.#pieces.file('text/html;charset=utf-8', [head]);
  }

  /** For whom the copy is, over the whole page on the screen and on each that is printed; it is read out once, in the head. */
  #tiles(): string {
    const mark = watermarkText(this.#request);
    return mark === null ? '' : `<div class="copy" aria-hidden="true">${`<span>${inline(mark)}</span>`.repeat(tiles)}</div>\n`;
  }

  async #block(block: Block): Promise<string> {
    if (block.is === 'section') return `<h2>${inline(block.name)}</h2>\n${facts(block.facts)}`;
    if (block.is === 'day') return `<h3>${inline(block.heading)}</h3>\n`;
    return block.is === 'gap' ? `<p class="gap" role="note">${inline(block.text)}</p>\n` : this.#message(block);
  }

  async #message({ number, message, told }: Message): Promise<string> {
    const { words: own } = this.#request;
    const { day, clock } = told.time;
    const when = day === null ? '' : ` datetime="${day}${clock === null ? '' : `T${clock}`}"`;
    const meta = `<a href="#m${number}">${number}</a> · <b dir="auto">${inline(told.sender)}</b> · <time${when}>${inline(whenLine(told))}</time>`;
    const more = [
      ...(await Promise.all(told.attachments.map((one, index) => this.#attachment(one, message.attachments[index])))),
      ...told.orders.map((order) => `<li>${inline(own.order(order))}</li>`),
      ...told.earlier.map(({ label, text }) => `<li>${inline(label)}<div class="words" dir="auto">${words(text)}</div></li>`),
    ];
    return [
      `<article id="m${number}" class="${message.direction}"><p class="meta">${meta}</p>`,
      told.labels.length > 0 ? `<p class="state">${told.labels.map(inline).join(' · ')}</p>` : '',
      told.text === '' ? '' : `<div class="words" dir="auto">${words(told.text)}</div>`,
      more.length > 0 ? `<ul class="more">${more.join('')}</ul>` : '',
      '</article>\n',
    ].join('');
  }

  /** An attachment's line; a picture that is kept stands inside the file. Addresses are words, no links. */
  async #attachment({ label, address, sha256 }: Told['attachments'][number], of: Attachment | undefined): Promise<string> {
    const kept = await carriedFile(this.#request, of);
    const picture = kept && isDrawn(kept.type) ? `<img alt="${inline(label)}" src="data:${kept.type};base64,${base64(kept.data)}">` : '';
    const hash = sha256 === null ? '' : `<br><code>SHA-256 ${sha256}</code>`;
    return `<li>${inline(address === null ? label : `${label}: ${address}`)}${hash}${picture}</li>`;
  }
}

/**
 * One HTML file that needs nothing else: read without scripts, searched with the one it has, loads nothing, runs nothing of the chat (its own policy
 * allows only its style and script by their hashes, and pictures that are in it).
 */
export function htmlWriter(request: ExportRequest): Writer {
  return new HtmlWriter(request);
}
