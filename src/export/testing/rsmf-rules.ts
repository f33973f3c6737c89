import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import * as v from 'valibot';

const name = v.pipe(v.string(), v.minLength(1));
const custom = v.optional(v.array(v.strictObject({ name, value: name })));
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/));

/** The manifest of RSMF 2.0, no name allowed that it does not know. */
const manifestSchema = v.strictObject({
  version: v.literal('2.0.0'),
  participants: v.array(v.strictObject({ id: name, display: v.optional(v.string()), account_id: v.optional(v.string()), custom })),
  conversations: v.array(
    v.strictObject({
      id: name,
      display: v.optional(v.string()),
      platform: name,
      type: v.optional(v.picklist(['direct', 'channel'])),
      participants: v.array(name),
      custodian: v.optional(v.string()),
      custom,
    }),
  ),
  events: v.array(
    v.strictObject({
      id: v.optional(v.string()),
      type: v.picklist(['message', 'disclaimer', 'join', 'leave', 'history', 'unknown']),
      body: v.optional(v.string()),
      participant: v.optional(v.string()),
      conversation: v.optional(v.string()),
      timestamp: v.optional(moment),
      deleted: v.optional(v.boolean()),
      direction: v.optional(v.picklist(['incoming', 'outgoing'])),
      attachments: v.optional(
        v.array(v.strictObject({ id: name, display: v.optional(v.string()), size: v.optional(v.pipe(v.number(), v.integer())) })),
      ),
      edits: v.optional(
        v.array(
          v.strictObject({
            participant: name,
            timestamp: v.optional(moment),
            previous: v.optional(v.string()),
            new: v.optional(v.string()),
          }),
        ),
      ),
      custom,
    }),
  ),
  eventcollectionid: v.optional(v.string()),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

function fault(condition: boolean, rule: string): void {
  if (condition) throw new Error(`RSMF: ${rule}`);
}

/** Ids are unique, and every reference leads somewhere, within the manifest and to the files beside it. */
function checkReferences({ participants, conversations, events }: Manifest, files: readonly string[]): void {
  const people = new Set(participants.map(({ id }) => id));
  const chats = new Set(conversations.map(({ id }) => id));
  const ids = events.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const referenced = events.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id));
  fault(people.size < participants.length || new Set(ids).size < ids.length, 'an id stands twice');
  fault(events.length > 10_000, 'more than 10,000 events');
  for (const { participants: named, custodian } of conversations)
    fault(![...named, custodian ?? 'own'].every((id) => people.has(id)), 'a conversation names nobody');
  for (const { type, participant, conversation, timestamp, edits = [] } of events) {
    fault(participant === undefined ? type === 'disclaimer' : !people.has(participant), 'an event has no participant');
    fault(conversation === undefined || !chats.has(conversation), 'an event has no conversation');
    fault(!edits.every((edit) => people.has(edit.participant) && edit.timestamp !== undefined), 'an edit has no participant or time');
    fault(
      edits.some((edit) => Date.parse(edit.timestamp ?? '') < Date.parse(timestamp ?? '')),
      'an edit is earlier than its message',
    );
    fault(type === 'join' || type === 'leave', 'who comes or goes in a conversation of two');
  }
  fault(new Set(referenced).size < referenced.length, 'a file is attached twice');
  fault([...referenced].toSorted().join() !== files.toSorted().join(), 'attachments are not the files');
}

/** A `.rsmf` file: a mail with the headers that the format asks for, a body, and `rsmf.zip` as its only attachment. Throws where a rule is broken. */
export async function parseManifest(bytes: Uint8Array): Promise<Manifest> {
  const mail = await PostalMime.parse(bytes);
  const header = (key: string): string | undefined => mail.headers.find((one) => one.key === key)?.value;
  const [attachment, ...others] = mail.attachments;
  if (!attachment || typeof attachment.content === 'string') throw new Error('RSMF: no attachment');
  fault(others.length > 0 || attachment.filename !== 'rsmf.zip' || attachment.disposition !== 'attachment', 'not one rsmf.zip');
  fault(header('x-rsmf-version') !== '2.0.0', 'no version');
  fault((mail.text ?? '').trim() === '', 'no text body');
  // Chinese names there do not agree with the manifest for the platform's own validator, in whichever way they are written.
  fault(header('x-rsmf-participants') !== undefined || header('x-rsmf-custodian') !== undefined, 'names in headers');
  const files = unzipSync(new Uint8Array(attachment.content));
  const { 'rsmf_manifest.json': json, ...beside } = files;
  if (!json) throw new Error('RSMF: no manifest at the root');
  fault(
    Object.keys(beside).some((file) => file.includes('/')),
    'a folder in the zip',
  );
  const manifest = v.parse(manifestSchema, JSON.parse(strFromU8(json)));
  checkReferences(manifest, Object.keys(beside));
  fault(header('x-rsmf-eventcount') !== String(manifest.events.length), 'another number of events');
  const times = manifest.events
    .flatMap(({ timestamp }) => (timestamp === undefined ? [] : [timestamp]))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  fault(header('x-rsmf-begindate') !== times[0] || header('x-rsmf-enddate') !== times.at(-1), 'other dates than its events');
  return manifest;
}
