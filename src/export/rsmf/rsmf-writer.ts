import { BlockTeller } from '../blocks';
import { base64Lines, mailDate, textHeader } from '../mime';
import type { ExportConversation, ExportEntry, ExportRequest, Tally } from '../request';
import { chatCompleteness } from '../speech';
import { momentsIn } from '../time-text';
import { oneLine } from '../visible-text';
import type { Writer } from '../writer';
import { ZipFile } from '../zip-file';
import { Slice } from './slice';

/** Reviewers' tools ask for at most 10,000 events a file; some room is left for what is said besides. */
const mostEvents = 9000;
/** A slice with so many bytes of text and files is closed. */
const mostBytes = 32_000_000;

const boundary = '=_liaocun_rsmf';
const encoder = new TextEncoder();

/** The same for every file of a conversation. */
async function collectionId(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(key));
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

class RsmfWriter implements Writer {
  readonly #request: ExportRequest;
  readonly #teller: BlockTeller;
  readonly #zip = new ZipFile();
  readonly #momentOf: ReturnType<typeof momentsIn>;
  #slice: Slice | null = null;
  #conversation: ExportConversation;
  #day: string | null = null;
  #gaps = 0;
  #files = 0;

  constructor(request: ExportRequest) {
    this.#request = request;
    this.#teller = new BlockTeller(request);
    this.#conversation = request.conversations[0];
    this.#momentOf = momentsIn(request.timeZone);
  }

  begin(): void {
    // Each file is written once its day is over.
  }

  async each(entry: ExportEntry): Promise<void> {
    for (const block of this.#teller.blocks(entry)) {
      if (block.is === 'gap') {
        this.#gaps += 1;
        this.#open().notice(`g${this.#gaps}`, block.text);
      } else if (block.is === 'message') {
        const { conversations } = this.#request;
        this.#conversation = conversations.find(({ key }) => key === block.message.conversation) ?? this.#conversation;
        await this.#open().message(block.number, block.message, block.told);
        if (this.#open().events >= mostEvents || this.#open().bytes >= mostBytes) await this.#close();
      } else {
        await this.#close();
        this.#day = block.is === 'day' ? block.day : null;
      }
    }
  }

  async end(tally: Tally): Promise<Blob> {
    await this.#close();
    const facts = this.#teller.facts(tally).map(({ label, value }) => `${label}: ${value}`);
    this.#zip.put('about.txt', `${[oneLine(this.#request.title), '', ...facts].join('\n')}\n`);
    return this.#zip.end('application/zip');
  }

  #open(): Slice {
    this.#slice ??= new Slice(this.#request, this.#conversation, this.#day);
    return this.#slice;
  }

  async #close(): Promise<void> {
    const slice = this.#slice;
    if (!slice) return;
    this.#slice = null;
    this.#files += 1;
    const { words } = this.#request;
    const complete = `${words.completeness}: ${chatCompleteness(slice.conversation, this.#request, this.#momentOf)}`;
    const records = encoder.encode(slice.records.join(''));
    slice.notice('about', complete, [{ id: 'records.jsonl', display: 'records.jsonl', size: records.length }]);
    const name = `${String(this.#files).padStart(4, '0')}-${slice.day ?? 'undated'}.rsmf`;
    this.#zip.open(name);
    await this.#write(slice, records);
  }

  async #write(slice: Slice, records: Uint8Array): Promise<void> {
    const collection = await collectionId(slice.conversation.key);
    const inner = new ZipFile();
    inner.put('rsmf_manifest.json', JSON.stringify(slice.manifest(collection)));
    inner.put('records.jsonl', records);
    for (const { id, data } of slice.files) inner.put(id, data, true);
    const zip = new Uint8Array(await inner.end('application/zip').arrayBuffer());
    const { title, extensionVersion, madeAt } = this.#request;
    const { range } = slice;
    const head = [
      'X-RSMF-Version: 2.0.0',
      textHeader('X-RSMF-Generator', `Liaocun ${extensionVersion}`),
      ...(range ? [`X-RSMF-BeginDate: ${range.from}`, `X-RSMF-EndDate: ${range.to}`] : []),
      `X-RSMF-EventCount: ${slice.events}`,
      `X-RSMF-AttachmentCount: ${slice.files.length + 1}`,
      textHeader('X-RSMF-Application', slice.conversation.console),
      `X-RSMF-EventCollectionID: ${collection}`,
      textHeader('Subject', oneLine([title, ...(slice.day === null ? [] : [slice.day])].join(' · '))),
      `Date: ${mailDate(range ? Date.parse(range.from) : madeAt)}`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed;\r\n boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64Lines(encoder.encode(slice.lines.join('\r\n'))),
      `--${boundary}`,
      'Content-Type: application/zip; name="rsmf.zip"',
      'Content-Disposition: attachment; filename="rsmf.zip"',
      'Content-Transfer-Encoding: base64',
      '',
      '',
    ];
    this.#zip.add(head.join('\r\n'));
    this.#zip.add(base64Lines(zip));
    this.#zip.add(`--${boundary}--\r\n`);
  }
}

/**
 * Relativity Short Message Format 2.0 for review platforms: a zip with one RSMF file for each day of each conversation. Each carries its own records
 * as they are in the archive, kept files of its messages, and what is proven of the conversation.
 */
export function rsmfWriter(request: ExportRequest): Writer {
  return new RsmfWriter(request);
}
