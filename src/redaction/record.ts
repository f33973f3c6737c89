import type { Attachment, MessageRecord } from '../domain/message';
import { hiddenMark } from '../evidence/shown';
import { hiddenText } from './hidden-text';
import type { Plan, Redactor } from './plan';

/** How a conversation is called in a copy that does not tell whose it is. */
export const hiddenKey = (index: number): string => `${hiddenMark} ${index + 1}`;

const unless = (isHidden: boolean, value: string | null): string | null => (isHidden && value !== null ? hiddenMark : value);

/**
 * The record of a message as it may be shown: a mark in the place of each hidden stretch and field. It agrees with what `hiddenPaths` leaves of the
 * message's leaves. `conversation` stands for a key that would tell whose conversation it is.
 */
export function redactedRecord(record: MessageRecord, redactor: Redactor, conversation: string = hiddenMark): MessageRecord {
  const plan = redactor.planOf(record);
  const { peer, account, time, versions, attachments, orders } = record;
  return {
    ...record,
    account: unless(redactor.hidesAccount || plan.field(account) !== null, account),
    peer: redactedPeer(peer, redactor, plan),
    conversation: hidesKey(record, redactor, plan) ? conversation : record.conversation,
    platformId: unless(plan.field(record.platformId) !== null, record.platformId),
    sender: unless(plan.sender(record.sender) !== null, record.sender),
    time: plan.field(time.raw) === null ? time : { iso: null, precision: 'none', raw: hiddenMark, source: null },
    text: hiddenText(record.text, plan.found(record.text)),
    attachments: attachments.map((attachment) => redactedAttachment(attachment, plan)),
    orders: orders.map((order) => (plan.field(order) === null ? order : hiddenMark)),
    versions: versions.map((version) => ({ ...version, text: hiddenText(version.text, plan.found(version.text)) })),
  };
}

function redactedPeer({ id, name }: MessageRecord['peer'], { hidesPeer }: Redactor, plan: Plan): MessageRecord['peer'] {
  return { id: unless(hidesPeer || plan.field(id) !== null, id), name: unless(hidesPeer || plan.field(name) !== null, name) };
}

/** A key is made of the ids and names of both sides. */
export function hidesKey(
  { conversation }: Pick<MessageRecord, 'conversation'>,
  { hidesPeer, hidesAccount }: Redactor,
  plan: Pick<Plan, 'field'>,
) {
  return hidesPeer || hidesAccount || plan.field(conversation) !== null || plan.field(decoded(conversation)) !== null;
}

/** A key writes `/` and `%` of a name as a web address does. */
const decoded = (key: string): string => key.replace(/%(25|2F)/gi, (_, hex: string) => (hex === '25' ? '%' : '/'));

function redactedAttachment(attachment: Attachment, plan: Plan): Attachment {
  const isGone = plan.bytes(attachment.sha256) !== null;
  const state = plan.state(attachment.sha256);
  return {
    ...attachment,
    name: unless(plan.fileName(attachment.name) !== null, attachment.name),
    url: unless(plan.link(attachment.url, attachment.sha256) !== null, attachment.url),
    ...(isGone && { sha256: null, bytes: null }),
    ...(state !== null && { state }),
  };
}
