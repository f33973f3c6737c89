import type { MessageRecord } from '../../domain/message';
import { carriedFile } from '../carried';
import type { ExportConversation, ExportRequest } from '../request';
import { isoMoment, momentsIn } from '../time-text';
import type { Told } from '../told';
import { oneLine, storable } from '../visible-text';
import { messageLines } from '../txt-writer';
import { type Custom, customOf, type RsmfEvent, type RsmfManifest } from './manifest';
import { People } from './people';

/** A file that goes along with a message. */
export type SliceFile = { readonly id: string; readonly data: Uint8Array };

/** What kept files are called by their types; their own names are shown, and name nothing. */
const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'text/plain': 'txt',
};

const lines = (values: readonly (string | null)[]): string => storable(values.filter((value) => value !== null).join('\n'));

/** One conversation's day, at most as long as reviewers' tools like it: what becomes one RSMF file. */
export class Slice {
  readonly conversation: ExportConversation;
  readonly day: string | null;
  readonly files: SliceFile[] = [];
  readonly lines: string[] = [];
  readonly records: string[] = [];
  readonly #request: ExportRequest;
  readonly #people: People;
  readonly #events: RsmfEvent[] = [];
  readonly #times: { readonly at: number; readonly iso: string }[] = [];
  readonly #momentOf: ReturnType<typeof momentsIn>;
  bytes = 0;

  constructor(request: ExportRequest, conversation: ExportConversation, day: string | null) {
    this.#request = request;
    this.conversation = conversation;
    this.day = day;
    this.#people = new People(conversation, request.words);
    this.#momentOf = momentsIn(request.timeZone);
  }

  get events(): number {
    return this.#events.length;
  }

  /** The earliest and the latest time of an event. */
  get range(): { readonly from: string; readonly to: string } | null {
    const sorted = this.#times.toSorted((a, b) => a.at - b.at);
    const [first, last] = [sorted[0], sorted.at(-1)];
    return first && last ? { from: first.iso, to: last.iso } : null;
  }

  async message(number: number, message: MessageRecord, told: Told): Promise<void> {
    const attachments = await this.#attach(message, told);
    const participant = this.#people.idOf(message);
    const timestamp = message.time.iso === null || message.time.precision === 'none' ? null : this.#time(message.time.iso);
    const edits = this.#edits(message, participant);
    const isRecalled = message.versions.some(({ what }) => what === 'recall');
    this.#event({
      id: `e${number}`,
      type: message.direction === 'system' ? 'unknown' : 'message',
      body: storable(message.text === '' ? told.attachments.map(({ label }) => label).join('\n') : message.text),
      participant,
      conversation: 'c1',
      ...(timestamp !== null && { timestamp }),
      ...(isRecalled && { deleted: true }),
      ...(message.direction !== 'system' && { direction: message.direction === 'out' ? 'outgoing' : 'incoming' }),
      ...(attachments.length > 0 && { attachments }),
      ...(edits.length > 0 && { edits }),
      custom: this.#custom(number, message, told),
    });
    this.lines.push(...messageLines(told, this.#request, true));
    this.records.push(`${JSON.stringify(message)}\n`);
    this.bytes += message.text.length;
  }

  /** A gap, or what else is said by nobody in the chat. */
  notice(id: string, body: string, attachments: RsmfEvent['attachments'] = []): void {
    const timestamp = this.#times.at(-1)?.iso;
    this.#event({
      id,
      type: 'disclaimer',
      body: storable(body),
      participant: 'system',
      conversation: 'c1',
      ...(timestamp !== undefined && { timestamp }),
      ...(attachments.length > 0 && { attachments }),
    });
    this.lines.push(`~~~~~ ${oneLine(body)} ~~~~~`);
  }

  manifest(collection: string): RsmfManifest {
    const { conversation } = this;
    const { words } = this.#request;
    const participants = this.#people.all.map((one) => ({ ...one, display: oneLine(one.display) || one.id }));
    return {
      version: '2.0.0',
      participants,
      conversations: [
        {
          id: 'c1',
          display: oneLine(`${conversation.consoleName} · ${conversation.peer.name ?? conversation.peer.id ?? words.otherSide}`),
          platform: conversation.console,
          type: 'direct',
          participants: participants.map(({ id }) => id),
          custodian: 'own',
          custom: customOf({ [words.conversation]: storable(conversation.key), [words.timeZone]: this.#request.timeZone }),
        },
      ],
      events: this.#events,
      eventcollectionid: collection,
    };
  }

  #event(event: RsmfEvent): void {
    this.#events.push(event);
  }

  #time(iso: string): string {
    const at = Date.parse(iso);
    const told = isoMoment(this.#momentOf(at));
    this.#times.push({ at, iso: told });
    return told;
  }

  #edits({ versions }: MessageRecord, participant: string): NonNullable<RsmfEvent['edits']> {
    const states = versions.filter(({ what }) => what !== 'recall');
    return states.slice(1).map((edit, index) => ({
      participant,
      timestamp: isoMoment(this.#momentOf(Date.parse(edit.at))),
      previous: storable(states[index]?.text ?? ''),
      new: storable(edit.text),
    }));
  }

  #custom(number: number, message: MessageRecord, told: Told): Custom {
    const { words } = this.#request;
    return customOf({
      [words.number]: String(number),
      [words.record]: storable(message.id),
      [words.time]: oneLine(told.time.full),
      [words.rawTime]: message.time.raw && storable(message.time.raw),
      [words.kind]: words.kinds[message.kind],
      [words.state]: lines(told.states),
      [words.earlierWords]: lines(told.earlier.map(({ label, text }) => `${label}:\n${text}`)),
      [words.attachments]: lines(told.attachments.map(({ label }) => label)),
      [words.addresses]: lines(told.attachments.map(({ address }) => address)),
      [words.hashes]: lines(told.attachments.map(({ sha256 }) => sha256)),
      [words.orders]: lines(message.orders),
      [words.firstSight]: message.seen.first,
      [words.lastSight]: message.seen.last,
    });
  }

  async #attach({ attachments }: MessageRecord, told: Told): Promise<NonNullable<RsmfEvent['attachments']>> {
    const carried = [];
    for (const [index, attachment] of attachments.entries()) {
      const file = await carriedFile(this.#request, attachment);
      if (!file) continue;
      const id = `file${this.files.length + 1}.${endings[file.type] ?? 'bin'}`;
      this.files.push({ id, data: file.data });
      this.bytes += file.data.length;
      carried.push({ id, display: oneLine(attachment.name ?? '') || told.attachments[index]?.label || id, size: file.data.length });
    }
    return carried;
  }
}
