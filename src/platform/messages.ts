import type { NoteWish } from '../archive/notes';
import type { Outcome } from '../archive/ports';
import type { Restored } from '../archive/restore/restore-part';
import type { RunRecord } from '../archive/runs';
import type { Case } from '../cases/case';
import type { CaseWish } from '../cases/case-change';
import type { Note } from '../domain/note';
import type { Change, PageSigns } from '../domain/page-signs';
import type { RestorePart } from '../domain/restore-part';
import type { RowTime } from '../domain/row';
import type { Sighting } from '../domain/sighting';
import type { Observation } from '../domain/times';
import { browser, type Runtime } from './browser';
import type { LogLine } from './log';
import type { ComposerQuestions } from './mail-questions';
import { onceHeard } from './once-heard';
import type { FarQuestions } from './pack-questions';
import type { PageHealth } from './page-health';
import type { PointingQuestions } from './pointing-questions';
import type { EarlierScroll, ScrollGoal, ScrollReport, ScrollWish } from './scroll-orders';

/** What a frame with a content script is to do. */
export type FrameOrders = {
  /** `off`: the console is not enabled (or the welcome not accepted); `paused`: by the user; `on`: archive. */
  readonly state: 'on' | 'paused' | 'off';
  /** False: read from layout alone (`npm run read -- --hints off`). */
  readonly useHints: boolean;
  /** Hints taught for this host, held against their schema by the background, or null. */
  readonly taught: unknown;
};

/** What a content script tells of one pane, without any text of the chat beyond the parties' names. */
export type PaneReport = {
  /** Tells the panes of one frame apart. */
  readonly id: number;
  readonly console: string;
  readonly account: string | null;
  readonly peerName: string | null;
  readonly rows: number;
  /** Rows not yet acknowledged. */
  readonly waiting: number;
  /** Rows the reader refused: too long, too many. */
  readonly refused: number;
  /** Epoch ms of the last acknowledged sighting, or null. */
  readonly lastStored: number | null;
  readonly scrolling: ScrollReport | null;
  /** What the last look at the pane counted, or null before the first: by this a changed page is noticed. */
  readonly signs: PageSigns | null;
};

/** Questions that a content script may ask the background. Its page is hostile: every question is validated. */
export type ContentQuestions = PointingQuestions & {
  /** Asked when a frame's landmark appears and whenever its orders may have changed. */
  hello: { question: { console: string; url: string }; answer: FrameOrders };
  /** Answered only after the sighting is durably stored (or refused). */
  sight: { question: Sighting; answer: Outcome };
  /** What instant (epoch ms) a row's time texts mean, or null; asked while scrolling back, so that content scripts need no calendar. */
  dateOf: { question: Observation & { readonly time: RowTime }; answer: number | null };
  /** Whether the gap that this pane's scroll back was ordered to fill is filled. */
  isFilled: { question: { readonly pane: number }; answer: boolean };
  /**
   * Asked on a console's page whose landmark is gone, to look for a chat by layout. `look`: the layout reader is in the frame; `usual`: it
   * is, and chats were seen at this address before.
   */
  stray: { question: { console: string; url: string; composer: boolean }; answer: 'no' | 'look' | 'usual' };
  /** Asked when a frame is ordered to archive; when the answer comes, the reader is in the frame, or cannot be had. */
  reader: { question: null; answer: null };
  /** Which of these consoles, that may stand on any host, showed chats at this address before; asked where a host is no console's. */
  usual: { question: { consoles: readonly string[]; url: string }; answer: string | null };
  /** Asked once where hints do not tell enough; when the answer comes, the layout reader is in the frame, or cannot be had. */
  layout: { question: null; answer: null };
  /** Sent when a pane appears, changes hands or goes. */
  report: { question: readonly PaneReport[]; answer: null };
};

/** Questions that the background puts to one frame. */
export type FrameQuestions = {
  /** Read every pane whole, now, and deliver it; answers once all is acknowledged or refused. */
  sweep: { question: null; answer: readonly PaneReport[] };
  /** The state of every pane, and whether all that was read is acknowledged. */
  panes: { question: null; answer: readonly PaneReport[] };
  /** The orders changed: ask `hello` again. */
  orders: { question: null; answer: null };
  /** Scroll the pane of that id back, or the largest one when null; answers when it has begun. */
  scrollBack: { question: { pane: number | null; goal: ScrollGoal }; answer: null };
  stopScrolling: { question: null; answer: null };
};

/** One pane of the tab the user looks at. */
export type TabPane = PaneReport & {
  readonly frameId: number;
  readonly conversation: string | null;
  readonly total: number;
  readonly isPrivate: boolean;
  /** Epoch ms of the message before the newest gap, or null where there is none. */
  readonly gap: number | null;
  /** What has changed on its page, so that the layout tells it. */
  readonly changed: readonly Change[];
  /** What an earlier scroll back has left to do, or null. */
  readonly earlier: EarlierScroll | null;
};

/** A console that is switched off, with the match patterns that the user is asked for when it is turned on. */
export type OffConsole = { readonly id: string; readonly hosts: readonly string[] };

export type TabState = {
  readonly tabId: number;
  readonly host: string | null;
  /** The console that the page belongs to, if that is switched off. */
  readonly offConsole: OffConsole | null;
  /**
   * `archiving`: at least one pane is followed; `paused`, `off` as ordered; `no-chat`: allowed, but nothing chat-like is open;
   * `not-allowed`: the user may grant this host; `impossible`: a page extensions may not read; `attention`: something needs the user.
   */
  readonly state: 'archiving' | 'paused' | 'off' | 'no-chat' | 'not-allowed' | 'impossible' | 'attention';
  /** With `attention`: what is wrong. */
  readonly problem: null | 'storage-full' | 'newer' | 'read-only' | 'not-upgraded' | 'page-changed' | 'unreachable';
  readonly panes: readonly TabPane[];
};

/** Questions that the extension's own pages may ask the background. */
export type PageQuestions = FarQuestions & {
  tabState: { question: { tabId: number }; answer: TabState };
  /** The host permission must have been granted before: only a click can ask for it. */
  archivePage: { question: { tabId: number }; answer: TabState };
  setPaused: { question: { paused: boolean }; answer: null };
  /** A private contact is never archived; what is stored already stays until deleted. */
  setPrivate: { question: { conversation: string; isPrivate: boolean }; answer: null };
  /** Without `pane`, the largest pane of every frame is scrolled back. What scrolls already is stopped. */
  scrollBack: { question: { tabId: number; pane: { frameId: number; id: number } | null; wish: ScrollWish }; answer: null };
  /**
   * Shows the tab in which a conversation is open, and scrolls back there until the gap behind the message at the order `after` is filled.
   * `closed`: no tab has it open.
   */
  fillGap: { question: { conversation: string; after: number }; answer: 'begun' | 'closed' };
  stopScrolling: { question: { tabId: number }; answer: null };
  /** Deletes all that is archived of a conversation, for ever. Answers how many messages that were. */
  deleteConversation: { question: { conversation: string }; answer: number };
  /** How much would be deleted at once if conversations that have gone quiet were kept so many months. */
  quietFor: { question: { months: number }; answer: { conversations: number; messages: number } };
  /** The pages of a tab are right as they are, though they changed. */
  acceptPage: { question: { tabId: number }; answer: null };
  /** Opens teaching by clicking over the page of a tab. Rejects where the browser lets no script in. */
  teach: { question: { tabId: number }; answer: null };
  /** The last looked at first. */
  pageHealth: { question: null; answer: readonly PageHealth[] };
  /** Shows a tab in which a console's page of this host is open, and opens teaching over it. `closed`: no tab has one open. */
  repair: { question: { console: string; host: string }; answer: 'begun' | 'closed' };
  /** Makes a masked skeleton of the tab's chat for a bug report and opens it on a page of ours. Rejects like `teach`. */
  structure: { question: { tabId: number }; answer: null };
  /** Sweeps all open panes now, as the schedule does. */
  runNow: { question: null; answer: RunRecord };
  /** A sighting from a file that the user chose; stored like any other, and marked as imported. */
  importSighting: { question: Sighting; answer: Outcome };
  /** A part of one of our own files that the user chose; put back, or merged into what the archive holds. */
  restore: { question: RestorePart; answer: Restored };
  /** Writes the note and the tags of a conversation; answers what they are now, null where there is none or no such conversation. */
  setNote: { question: NoteWish; answer: Note | null };
  /** Makes, changes or deletes a case; answers the case as it then is, null where there is none any more. */
  setCase: { question: CaseWish; answer: Case | null };
  /** Keeps a file of a message because the user asks, whatever its size and whatever was tried before. */
  keepFile: { question: { message: string; url: string }; answer: null };
  /** Goes on with the search index, and keeps the background from going to sleep over it. */
  goOnIndexing: { question: null; answer: null };
  /** Goes on with this export in the archive page once the popup that makes it is closed. Said again every few seconds. */
  watchExport: { question: { id: string }; answer: null };
  /** The last lines of the background's log, which hold no chat text, names or ids. */
  diagnostics: { question: null; answer: readonly LogLine[] };
  /** Deletes every conversation, run and setting, if `typed` is the word the options page asks for. */
  deleteAll: { question: { typed: string }; answer: null };
};

type Table = Record<string, { question: unknown; answer: unknown }>;
type Asked<T extends Table, N extends keyof T> = T[N]['question'];
type Answered<T extends Table, N extends keyof T> = T[N]['answer'];
/** One handler for each question of a table; the type demands them all. */
export type Handlers<T extends Table> = {
  readonly [N in keyof T]: (question: Asked<T, N>, sender: Runtime.MessageSender) => Answered<T, N> | Promise<Answered<T, N>>;
};

type Channel = 'content' | 'page' | 'frame' | 'composer';
type Wire = { readonly liaocun: Channel; readonly name: string; readonly question: unknown };
type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly name: string; readonly message: string };

/** What went wrong at the other end; classes do not cross between contexts, names do. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  readonly remoteName: string;
  constructor(remoteName: string, message: string) {
    super(message);
    this.remoteName = remoteName;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isReply(value: unknown): value is Reply {
  return isRecord(value) && (value['ok'] === true || (value['ok'] === false && typeof value['message'] === 'string'));
}

function isWire(value: unknown, channel: Channel): value is Wire {
  return isRecord(value) && value['liaocun'] === channel && typeof value['name'] === 'string';
}

function opened(reply: unknown): unknown {
  if (!isReply(reply)) throw new RemoteError('NoAnswer', 'the other end did not answer');
  if (!reply.ok) throw new RemoteError(reply.name, reply.message);
  return reply.value;
}

/** Asks the background from a content script. Throws `RemoteError` where the handler threw, and what the browser throws where no one listens. */
export async function askFromContent<N extends keyof ContentQuestions>(
  name: N,
  question: Asked<ContentQuestions, N>,
): Promise<Answered<ContentQuestions, N>> {
  return opened(await browser.runtime.sendMessage({ liaocun: 'content', name, question } satisfies Wire)) as Answered<ContentQuestions, N>;
}

/** Asks the background from a page of the extension. */
export async function askFromPage<N extends keyof PageQuestions>(
  name: N,
  question: Asked<PageQuestions, N>,
): Promise<Answered<PageQuestions, N>> {
  const send = () => browser.runtime.sendMessage({ liaocun: 'page', name, question } satisfies Wire);
  return opened(await onceHeard(send)) as Answered<PageQuestions, N>;
}

/** Asks one frame of a tab from the background. Throws where no content script listens there. */
export async function askFrame<N extends keyof FrameQuestions>(
  tabId: number,
  frameId: number,
  name: N,
  question: Asked<FrameQuestions, N>,
): Promise<Answered<FrameQuestions, N>> {
  return opened(await browser.tabs.sendMessage(tabId, { liaocun: 'frame', name, question } satisfies Wire, { frameId })) as Answered<
    FrameQuestions,
    N
  >;
}

/** Asks the page that composes mails, which is open. */
export async function askComposer<N extends keyof ComposerQuestions>(
  name: N,
  question: Asked<ComposerQuestions, N>,
): Promise<Answered<ComposerQuestions, N>> {
  return opened(await browser.runtime.sendMessage({ liaocun: 'composer', name, question } satisfies Wire)) as Answered<
    ComposerQuestions,
    N
  >;
}

function listen<T extends Table>(channel: Channel, handlers: Handlers<T>, allows: (sender: Runtime.MessageSender) => boolean): void {
  const table: ReadonlyMap<string, (question: never, sender: Runtime.MessageSender) => unknown> = new Map(Object.entries(handlers));
  const listener = (raw: unknown, sender: Runtime.MessageSender, answer: (reply: Reply) => void): true | undefined => {
    const handler = isWire(raw, channel) && sender.id === browser.runtime.id && allows(sender) ? table.get(raw.name) : undefined;
    if (!isWire(raw, channel) || !handler) return undefined;
    // Answering later by `true` is understood by every browser's own API, so content scripts do without the polyfill.
    void replyOf(() => handler(raw.question as never, sender)).then(answer);
    return true;
  };
  // The polyfill's types know listeners that always answer or never do; this one leaves the others' messages alone.
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}

async function replyOf(work: () => unknown): Promise<Reply> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return error instanceof Error
      ? { ok: false, name: error.name, message: error.message }
      : { ok: false, name: 'Error', message: 'unknown' };
  }
}

const isOwnPage = (sender: Runtime.MessageSender): boolean => sender.url?.startsWith(browser.runtime.getURL('')) ?? false;

/** Answers content scripts; their page is hostile, so each handler validates its question. Call once, synchronously, as the background starts. */
export function answerContent(handlers: Handlers<ContentQuestions>): void {
  listen('content', handlers, (sender) => sender.tab !== undefined && !isOwnPage(sender));
}

/** Answers the extension's own pages, and no one else. */
export function answerPages(handlers: Handlers<PageQuestions>): void {
  listen('page', handlers, isOwnPage);
}

/** Answers the background from the page that composes mails. */
export function answerComposer(handlers: Handlers<ComposerQuestions>): void {
  listen('composer', handlers, isOwnPage);
}

/** Answers the background from inside a frame. */
export function answerBackground(handlers: Handlers<FrameQuestions>): void {
  listen('frame', handlers, (sender) => sender.tab === undefined);
}
