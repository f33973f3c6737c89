import { readDingTalkExport } from '../../../src/import/dingtalk-export.ts';
import { dingTalkSightings } from '../../../src/import/dingtalk-sightings.ts';
import { archiveParts } from '../../../src/import/archive-parts.ts';
import type { MessageRecord } from '../../../src/domain/message.ts';
import type { Asking } from '../../../tools/drive/automation.ts';
import type { AcknowledgedRow } from '../book.ts';
import type { Line } from '../judge.ts';

/** Messages of one conversation as they stand in a file: all its lines from `from` on. */
export type Extract = {
  readonly conversation: string;
  readonly lines: readonly (Line & { readonly id?: string | undefined })[];
  readonly from: number;
};

/** What a file is handed in as, bit by bit. `hand` answers the archive's name for the conversation, or null where it was refused. */
export type Parcel = {
  readonly conversation: string;
  readonly rows: readonly AcknowledgedRow[];
  hand(asking: Asking): Promise<string | null>;
};
export type FileKind = (extracts: readonly Extract[]) => Promise<readonly Parcel[]>;

const start = Date.parse('2026-03-01T09:00:00Z');
const momentOf = (place: number): number => start + place * 20_000;
const me = 'D-me';
let files = 0;

/** A file of DingTalk's client. */
export const dingTalkFile: FileKind = async (extracts) => {
  const list = extracts.map(dingTalkConversation);
  const file = readDingTalkExport(JSON.stringify({ result: { conversationMessagesList: list } }));
  const name = `import-${Date.now()}-${(files += 1)}`;
  let sightings = 0;
  const moment = { at: Date.now(), newId: () => `${name}-${(sightings += 1)}`, version: '0' };
  return dingTalkSightings(file, me, moment).map((sighting) => ({
    conversation: sighting.parties.conversationId ?? '',
    rows: sighting.rows,
    async hand(asking) {
      const outcome = await asking.ask('importSighting', sighting);
      return outcome.outcome === 'stored' ? outcome.conversation : null;
    },
  }));
};

function dingTalkConversation({ conversation, lines, from }: Extract): object {
  const messages = lines.slice(from).map(({ text, direction, id }, at) => ({
    openMessageId: id,
    sender: direction === 'out' ? 'me' : conversation,
    senderOpenDingTalkId: direction === 'out' ? me : `D-${conversation}`,
    createTime: String(momentOf(from + at)),
    content: text,
    msgType: 'text',
  }));
  return { openConversationId: conversation, title: conversation, singleChat: true, messages };
}

/** A file of our own JSON Lines. */
export const ownFile: FileKind = async (extracts) => {
  const text = extracts.flatMap(ownLines).map((line) => `${JSON.stringify(line)}\n`);
  const parcels: Parcel[] = [];
  for await (const read of archiveParts(bytesOf(text))) {
    if (read.is === 'bad') throw new Error(`line ${read.bad.line} of our own file: ${read.bad.why} ${read.bad.where}`);
    const { part } = read;
    parcels.push({
      conversation: part.key,
      rows: part.steps.map(({ record }) => record),
      async hand(asking) {
        const outcome = await asking.ask('restore', part);
        return outcome.outcome === 'stored' && outcome.leftOut.length === 0 ? outcome.conversation : null;
      },
    });
  }
  return parcels;
};

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield new TextEncoder().encode(line);
}

function ownLines({ conversation, lines, from }: Extract): readonly MessageRecord[] {
  return lines.slice(from).map(({ text, direction, id }, at) => {
    const iso = new Date(momentOf(from + at)).toISOString().replace(/\.\d+Z/, 'Z');
    return {
      console: 'dingtalk',
      account: 'me',
      peer: { id: null, name: conversation },
      conversation,
      id: `${conversation}-${from + at}`,
      platformId: id ?? null,
      position: from + at,
      direction: direction === 'out' ? 'out' : 'in',
      sender: null,
      time: { iso, precision: 'second', raw: iso, source: 'row' },
      kind: 'text',
      text,
      attachments: [],
      orders: [],
      flags: [],
      versions: [{ at: iso, what: 'first', text }],
      seen: { first: iso, last: iso, by: ['here'], how: 'seen' },
    };
  });
}
