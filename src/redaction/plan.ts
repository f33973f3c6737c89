import type { Attachment, MessageRecord } from '../domain/message';
import { hexOf, utf8 } from '../evidence/bytes';
import { sha256 } from '../evidence/sha256';
import type { Category } from './categories';
import { textFinder, type TextFinder } from './finder';
import { type Found, merged } from './found';
import { placesOfWords } from './many-words';
import { folded } from './plain';
import type { Box, Mark, Redaction } from './redaction';
import { needle } from './rules/needles';
import type { Known } from './rules/rule';

/** The name under which a mark knows a text. */
export const textHash = (text: string): string => hexOf(sha256(utf8(text)));

/** How everything of one message is hidden. Equal texts are hidden alike, in whichever version, file name or leaf they stand. */
export type Plan = {
  /** What is hidden of a text of the message. */
  readonly found: (text: string) => readonly Found[];
  /** As what a field is hidden as a whole, that shows all or nothing: a sender, the name of a file; null where it is shown. */
  readonly field: (value: string | null) => Category | null;
  readonly sender: (value: string | null) => Category | null;
  readonly fileName: (value: string | null) => Category | null;
  /** The address of a file that is left out or covered would lead to it as it was. */
  readonly link: (value: string | null, sha256: string | null) => Category | null;
  /** As what a file is left out or covered in part. */
  readonly file: (sha256: string | null) => Category | null;
  /** As what the bytes of a file are hidden, by their hash: left out, or covered by boxes. */
  readonly bytes: (sha256: string | null) => Category | null;
  /** What is said of a file that is left out or covered in part; null of any other. */
  readonly state: (sha256: string | null) => 'masked' | 'withheld' | null;
};

/** How one redaction hides the messages of one conversation. */
export type Redactor = {
  readonly redaction: Redaction;
  readonly planOf: (message: Pick<MessageRecord, 'id' | 'direction' | 'text' | 'versions' | 'attachments' | 'orders' | 'sender'>) => Plan;
  /** As what something that is said of the conversation is hidden: its title, an order of its own. */
  readonly field: (value: string | null) => Category | null;
  readonly found: TextFinder;
  readonly hidesPeer: boolean;
  readonly hidesAccount: boolean;
};

/** How both sides of a message's conversation are called in it, as far as the message tells. */
export function knownOf({ peer, account, direction, sender, orders }: MessageRecord): Known {
  const others = [peer.name, peer.id, direction === 'in' ? sender : null];
  const own = [account, direction === 'out' ? sender : null];
  return { others: others.filter((one) => one !== null), own: own.filter((one) => one !== null), orders };
}

/** Names and orders of several together, each once. */
export function knownTogether(all: readonly Known[]): Known {
  const once = (pick: (known: Known) => readonly string[]): readonly string[] => [...new Set(all.flatMap(pick))];
  return { others: once(({ others }) => others), own: once(({ own }) => own), orders: once(({ orders }) => orders) };
}

/** Makes the redactor. `known` holds every name of both sides that is to be found in texts, and the orders of the chat. */
export function redactorFor(redaction: Redaction, known: Known): Redactor {
  const found = textFinder(redaction, known);
  const field = (value: string | null): Category | null => (value === null ? null : (found(value)[0]?.category ?? null));
  const marks = marksByMessage(redaction.marks);
  return {
    redaction,
    found,
    field,
    hidesPeer: redaction.rules.includes('name') || redaction.wholes.includes('senders'),
    hidesAccount: redaction.wholes.includes('account'),
    planOf: (message) => planOf(redaction, found, message, marks.get(message.id) ?? []),
  };
}

function marksByMessage(marks: readonly Mark[]): ReadonlyMap<string, readonly Mark[]> {
  const byMessage = new Map<string, Mark[]>();
  for (const mark of marks) byMessage.set(mark.message, [...(byMessage.get(mark.message) ?? []), mark]);
  return byMessage;
}

type Message = Parameters<Redactor['planOf']>[0];

function planOf(redaction: Redaction, finder: TextFinder, message: Message, marks: readonly Mark[]): Plan {
  const texts = textsOf(message);
  const words = decidedWords(texts, marks);
  const alone = (text: string): readonly Found[] => withWords(text, finder(text), words);
  const repeated = [...wholeWords(redaction, message), ...hiddenWords(texts, alone)].filter(([one]) => !words.lifted.has(one));
  const found = (text: string): readonly Found[] => withWords(text, alone(text), { ...noWords, added: repeated });
  const field = (value: string | null): Category | null => (value === null || value === '' ? null : (found(value)[0]?.category ?? null));
  const whole = (category: Category, isOn: boolean) => (value: string | null) => (value !== null && isOn ? category : field(value));
  const { wholes, rules, boxes } = redaction;
  const file = (hash: string | null): Category | null =>
    wholes.includes('files') ? 'file' : hash !== null && hasBoxes(boxes, hash) ? 'picture' : null;
  return {
    found,
    field,
    sender: whole(message.direction === 'out' ? 'account' : 'name', hidesSender(redaction, message)),
    fileName: whole('fileName', wholes.includes('fileNames')),
    link: (url, hash) => (url === null ? null : (file(hash) ?? whole('link', rules.includes('link'))(url))),
    file,
    bytes: (hash) => (redaction.keepsHashes && file(hash) === 'picture' ? null : file(hash)),
    state: (hash) => (hash === null ? null : (states[file(hash) ?? 'name'] ?? null)),
  };
}

const states: Partial<Record<Category, 'masked' | 'withheld'>> = { file: 'withheld', picture: 'masked' };

export const hasBoxes = (boxes: Readonly<Record<string, readonly Box[]>>, hash: string): boolean => (boxes[hash]?.length ?? 0) > 0;

/** Every text of a message that marks may be of, each once. */
export function textsOf({ text, versions, attachments, orders, sender }: Message): readonly string[] {
  const all = [text, ...versions.map((version) => version.text), ...attachments.flatMap(namesOf), ...orders, sender];
  return [...new Set(all.filter((one) => one !== null && one !== ''))] as readonly string[];
}

const namesOf = ({ name, url }: Attachment): readonly (string | null)[] => [name, url];

type Words = {
  readonly added: readonly (readonly [words: string, category: Category])[];
  readonly lifted: ReadonlySet<string>;
  /** A mark whose text the message has no more: what it added cannot be told, so all is hidden. */
  readonly isLost: boolean;
};
const noWords: Words = { added: [], lifted: new Set(), isLost: false };

function decidedWords(texts: readonly string[], marks: readonly Mark[]): Words {
  if (marks.length === 0) return noWords;
  const byHash = new Map(texts.map((text) => [textHash(text), text]));
  const wordsOf = ({ text, from, to }: Mark): string | undefined => byHash.get(text)?.slice(from, to);
  const added = marks.filter(({ is }) => is === 'added').map(wordsOf);
  const lifted = marks.filter(({ is }) => is === 'lifted').flatMap((mark) => wordsOf(mark) ?? []);
  return {
    added: added.flatMap((words) => (words === undefined || words === '' ? [] : [[words, 'hand'] as const])),
    lifted: new Set(lifted),
    isLost: added.includes(undefined),
  };
}

/** What was found in a text without what was lifted and with what was added, wherever those words stand in it. */
function withWords(text: string, found: readonly Found[], { added, lifted, isLost }: Words): readonly Found[] {
  if (isLost && text !== '') return [{ from: 0, to: text.length, category: 'hand' }];
  const kept = lifted.size === 0 ? found : found.filter(({ from, to }) => !lifted.has(text.slice(from, to)));
  if (added.length === 0) return kept;
  return merged([...kept, ...placesOfAdded(text, added)]);
}

/** The places of words in a text, as they are, and whatever their case, accents and width. */
function placesOfAdded(text: string, added: Words['added']): readonly Found[] {
  const exact = new Map(added);
  const alike = new Map(added.map(([words, category]) => [needle(words, false).words, category]));
  const plain = folded(text);
  const long = [...alike.keys()].filter((words) => Array.from(words).length > 2);
  return [
    ...placesOfWords(text, [...exact.keys()]).map(({ from, to, word }) => ({ from, to, category: exact.get(word) ?? 'hand' })),
    ...placesOfWords(plain.text, long).map(({ from, to, word }) => ({ ...plain.stretch(from, to), category: alike.get(word) ?? 'hand' })),
  ];
}

const hidesSender = ({ wholes, rules }: Redaction, { direction }: Message): boolean =>
  wholes.includes('senders') || (direction === 'out' && wholes.includes('account')) || (direction === 'in' && rules.includes('name'));

/** What is hidden as a field is not to be read in the words of the same message: files are often sent with their names as text. */
function wholeWords(redaction: Redaction, message: Message): Words['added'] {
  const { wholes, rules } = redaction;
  const { sender, orders, attachments, direction } = message;
  const words: (readonly [string | null, Category])[] = [
    ...(hidesSender(redaction, message) ? [[sender, direction === 'out' ? 'account' : 'name'] as const] : []),
    ...(rules.includes('order') ? orders.map((one) => [one, 'order'] as const) : []),
    ...(wholes.includes('fileNames') ? attachments.map(({ name }) => [name, 'fileName'] as const) : []),
    ...(rules.includes('link') ? attachments.map(({ url }) => [url, 'link'] as const) : []),
  ];
  return words.flatMap(([one, category]) => (one !== null && Array.from(one).length > 1 ? [[one, category] as const] : []));
}

/** What is hidden in one text of a message is hidden in its others too, though a rule would not find it there. */
function hiddenWords(texts: readonly string[], found: TextFinder): Words['added'] {
  const words = texts.flatMap((text) => found(text).map(({ from, to, category }) => [text.slice(from, to), category] as const));
  return [...new Map(words.filter(([one]) => Array.from(one).length > 2)).entries()];
}
