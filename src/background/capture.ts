import * as v from 'valibot';
import { archiveSighting } from '../archive/archive-sighting';
import type { Outcome } from '../archive/ports';
import { StoreFull, StoreReadOnly, type ArchiveStore } from '../archive/store-port';
import { sightingSchema } from '../domain/sighting';
import { isZone } from '../domain/times';
import type { Runtime } from '../platform/browser';
import { log } from '../platform/log';
import { getSetting, settings } from '../platform/settings';
import { standing } from './allowed';
import type { Health } from './health';
import { newId, witnessName } from './names';

/** Takes sightings from content scripts, one at a time, and answers each only when it is on disk or refused. */
export function capture(store: ArchiveStore, health: Health): (question: unknown, sender: Runtime.MessageSender) => Promise<Outcome> {
  let last: Promise<unknown> = Promise.resolve();
  return (question, sender) => {
    // One after the other: two sightings of one conversation must see each other's messages.
    const turn = last.then(() => taken(store, health, question, sender));
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function taken(store: ArchiveStore, health: Health, question: unknown, sender: Runtime.MessageSender): Promise<Outcome> {
  const parsed = v.safeParse(sightingSchema, question);
  if (!parsed.success) return invalid(v.getDotPath(parsed.issues[0]) ?? 'the sighting');
  if (!isZone(parsed.output.zone)) return invalid('zone');
  const url = sender.url ?? '';
  // The page's process is hostile: where the sighting comes from is told by the browser, not by itself.
  const sighting = { ...parsed.output, page: { ...parsed.output.page, url: isFramed(url) ? parsed.output.page.url : url } };
  const state = await standing(sighting.console, isFramed(url) ? (sender.tab?.url ?? '') : url);
  if (state !== 'on') return { outcome: 'refused', why: state };
  const [witness, privates] = await Promise.all([witnessName(), getSetting(settings.privateConversations)]);
  try {
    const outcome = await archiveSighting(store, sighting, { newId, witness, isPrivate: (key) => privates.includes(key) });
    await health.well();
    return outcome;
  } catch (error) {
    return await refusal(error, health);
  }
}

/** `about:blank` and `srcdoc` frames have no address of their own; their tab's counts. */
function isFramed(url: string): boolean {
  return /^(?:about|blob|data):/.test(url);
}

function invalid(detail: string): Outcome {
  log('capture').warn(`a sighting was refused: ${detail}`);
  return { outcome: 'refused', why: 'invalid', detail };
}

async function refusal(error: unknown, health: Health): Promise<Outcome> {
  if (error instanceof StoreFull) {
    await health.ill('storage-full');
    return { outcome: 'refused', why: 'full' };
  }
  if (error instanceof StoreReadOnly) {
    await health.ill('read-only');
    return { outcome: 'refused', why: 'read-only' };
  }
  log('capture').error(error);
  throw error;
}
