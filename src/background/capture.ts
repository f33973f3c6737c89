import * as v from 'valibot';
import { archiveSighting } from '../archive/archive-sighting';
import { newMessageId } from '../store/message-id';
import type { Outcome } from '../archive/ports';
import { restorePart, type Restored } from '../archive/restore/restore-part';
import { StoreFull, StoreReadOnly, type ArchiveStore } from '../archive/store-port';
import type { Kind } from '../domain/message';
import { restorePartSchema } from '../domain/restore-part';
import { sightingSchema, type Sighting } from '../domain/sighting';
import { isZone } from '../domain/times';
import type { Runtime } from '../platform/browser';
import { log } from '../platform/log';
import { getSetting, settings, type FileChoice } from '../platform/settings';
import { standing } from './allowed';
import { isKeptKind } from './attachments/kept-kind';
import type { Health } from './health';
import { witnessName } from './names';

/**
 * The ways in: what a content script saw, what a page of ours read from a foreign file, and a part of one of our own files. Each is answered only
 * when it is on disk or refused.
 */
export type Capture = {
  readonly fromPage: (question: unknown, sender: Runtime.MessageSender) => Promise<Outcome>;
  readonly fromFile: (question: unknown) => Promise<Outcome>;
  readonly fromArchive: (question: unknown) => Promise<Restored>;
};

type Refused = Extract<Outcome, { outcome: 'refused' }>;

export function capture(store: ArchiveStore, health: Health): Capture {
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: two sightings of one conversation must see each other's messages.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    fromPage: (question, sender) => inTurn(() => seen(store, health, question, sender)),
    fromFile: (question) => inTurn(() => imported(store, health, question)),
    fromArchive: (question) => inTurn(() => restored(store, health, question)),
  };
}

async function seen(store: ArchiveStore, health: Health, question: unknown, sender: Runtime.MessageSender): Promise<Outcome> {
  const parsed = checked(question);
  if (typeof parsed === 'string') return invalid(parsed);
  const url = sender.url ?? '';
  const state = await standing(parsed.console, isFramed(url) ? (sender.tab?.url ?? '') : url);
  if (state !== 'on') return { outcome: 'refused', why: state };
  // The page's process is hostile: where the sighting comes from is told by the browser, not by itself.
  const files = await getSetting(settings.files);
  const page = { url: isFramed(url) ? parsed.page.url : url, title: titleOf(sender, parsed.page.title) };
  return stored(store, health, { ...parsed, page }, files);
}

/** What the tab itself is called, which is what the user sees; the document of a frame inside it is called something that nobody sees. */
function titleOf({ tab, frameId }: Runtime.MessageSender, told: string): string {
  return tab?.title ?? (frameId === 0 ? told : '');
}

async function imported(store: ArchiveStore, health: Health, question: unknown): Promise<Outcome> {
  const parsed = checked(question);
  return typeof parsed === 'string' ? invalid(parsed) : stored(store, health, { ...parsed, how: 'imported' }, 'off');
}

async function restored(store: ArchiveStore, health: Health, question: unknown): Promise<Restored> {
  const parsed = v.safeParse(restorePartSchema, question);
  if (!parsed.success) return invalid(v.getDotPath(parsed.issues[0]) ?? 'the part');
  const privates = await getSetting(settings.privateConversations);
  const isPrivate = (key: string): boolean => privates.includes(key);
  return kept(() => restorePart(store, parsed.output, { isPrivate, now: Date.now() }), health);
}

/** The sighting, or the path of what is wrong with it. */
function checked(question: unknown): Sighting | string {
  const parsed = v.safeParse(sightingSchema, question);
  if (!parsed.success) return v.getDotPath(parsed.issues[0]) ?? 'the sighting';
  return isZone(parsed.output.zone) ? parsed.output : 'zone';
}

async function stored(store: ArchiveStore, health: Health, sighting: Sighting, files: FileChoice): Promise<Outcome> {
  const [witness, privates] = await Promise.all([witnessName(), getSetting(settings.privateConversations)]);
  const isPrivate = (key: string): boolean => privates.includes(key);
  const keeps = (kind: Kind): boolean => isKeptKind(files, kind);
  return kept(() => archiveSighting(store, sighting, { newId: newMessageId, witness, isPrivate, keeps }), health);
}

/** Stores, and tells how the store is. */
async function kept<T>(work: () => Promise<T>, health: Health): Promise<T | Refused> {
  try {
    const outcome = await work();
    await health.well();
    return outcome;
  } catch (error) {
    return refusal(error, health);
  }
}

/** `about:blank` and `srcdoc` frames have no address of their own; their tab's counts. */
function isFramed(url: string): boolean {
  return /^(?:about|blob|data):/.test(url);
}

function invalid(detail: string): Refused {
  log('capture').warn(`what was offered was refused: ${detail}`);
  return { outcome: 'refused', why: 'invalid', detail };
}

async function refusal(error: unknown, health: Health): Promise<Refused> {
  if (error instanceof StoreFull) {
    await health.ill('storage-full');
    return { outcome: 'refused', why: 'full' };
  }
  if (error instanceof StoreReadOnly) {
    await health.ill(error.why);
    return { outcome: 'refused', why: 'read-only' };
  }
  log('capture').error(error);
  throw error;
}
