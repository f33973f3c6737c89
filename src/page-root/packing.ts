import type { ArchiveReader } from '../archive/ports';
import { bytesOfHex, hexOf } from '../evidence/bytes';

import { belongsTo, type Exhibit } from '../evidence/exhibit';
import type { LogReader } from '../evidence/log-reader';
import type { ExportedFile } from '../export/export-file';
import type { ExportRequest } from '../export/request';
import type { MessageRecord } from '../domain/message';
import type { Hidden } from '../pack/leaf-writer';
import type { Environment } from '../pack/environment';
import type { PackParts } from '../pack/evidence-pack';
import { extensionVersion, type text, uiLanguage } from '../platform/i18n';
import { getSetting, settings } from '../platform/settings';
import type { ExhibitReader } from '../store/exhibit-store';
import { rememberCopy } from '../platform/marked-copies';
import type { Background } from '../ui/background-port';
import type { ExportChoice, ReportProgress } from '../ui/export-port';
import { ownFile } from './own-file';

/** Where a page reads what belongs into packs. */
export type PackSource = ArchiveReader & ExhibitReader & { readonly log: LogReader };

/** This build has no verifier in it, as a copy for development may not. */
class NoVerifier extends Error {
  override readonly name = 'NoVerifier';
}

/** A request as the page makes it: what is hidden in it, how many messages it will have, itself with nothing hidden, and its language's words. */
type AskedRequest = {
  readonly request: ExportRequest;
  readonly expected: number | null;
  readonly whole: ExportRequest;
  readonly say: typeof text;
};

/** Makes the pack that a page asks for. `asked` makes the request, and tells each message to `see` before anything of it is hidden. */
export async function exportedPack(
  archive: PackSource,
  background: Background,
  { redaction }: ExportChoice,
  asked: (see: (message: MessageRecord) => void) => Promise<AskedRequest>,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: ReportProgress },
): Promise<ExportedFile> {
  const [{ evidencePack }, { hiding }] = await Promise.all([import('../pack/evidence-pack'), import('./hiding')]);
  const originals = new Map<string, MessageRecord>();
  const { request, expected, whole, say } = await asked((message) => void originals.set(message.id, message));
  const keys = whole.conversations.map(({ key }) => key);
  const hidden = redaction && hiding(redaction, whole.conversations, originals);
  const parts = await packPartsOf(archive, background, say, keys, hidden);
  const file = await evidencePack(request, parts, { signal, progress: (done) => progress({ done, total: expected }) });
  if (request.watermark) await rememberCopy({ ...request.watermark, at: request.madeAt, of: request.title, file: file.fileName });
  return file;
}

/**
 * All that a pack is made of besides its request. `keys` are those of the conversations as the archive has them, in the request's order; `hidden` is given
 * where the request hides something: then neither identity pages nor full addresses go in, for they would tell it.
 */
async function packPartsOf(
  archive: PackSource,
  background: Background,
  say: typeof text,
  keys: readonly string[],
  hidden?: Hidden,
): Promise<PackParts> {
  const [{ checkedStamp }, { pdfWriter }, { browserAssets }] = await Promise.all([
    import('../evidence/stamp-check'),
    import('../export/pdf-writer'),
    import('../export/browser-assets'),
  ]);
  const isWhole = hidden === undefined;
  return {
    log: archive.log,
    async signHead() {
      await background.signHead(null);
      const when = await getSetting(settings.stampWhen);
      if (when === 'pack' || when === 'both') await background.stamp(null);
    },
    async seal(size, manifest) {
      const { text, signature } = await background.sealPack({ size, manifest: hexOf(manifest) });
      return { text, signature: bytesOfHex(signature) ?? new Uint8Array() };
    },
    checkStamp: async (answer, data) => checkedStamp(answer, { data }),
    environment: async (request) => environmentOf(archive, request, keys, isWhole),
    exhibits: isWhole ? await exhibitsOf(archive, keys) : [],
    deposits: await archive.deposits(),
    async verifier() {
      const file = await ownFile('packs/verifier.txt');
      if (!file) throw new NoVerifier('the build lacks the verifier');
      return file;
    },
    pdf: async (request) => pdfWriter(request, browserAssets),
    text: say,
    ...(hidden && { hidden }),
  };
}

async function exhibitsOf(archive: PackSource, keys: readonly string[]): Promise<readonly Exhibit[]> {
  const known = await Promise.all(keys.map(async (key) => ({ key, host: (await archive.ledger(key))?.host ?? '' })));
  return (await archive.exhibits()).filter((one) => known.some(({ key, host }) => belongsTo(one, key, host)));
}

async function environmentOf(
  archive: PackSource,
  { conversations, timeZone }: ExportRequest,
  keys: readonly string[],
  isWhole: boolean,
): Promise<Environment> {
  const build = await ownFile('build.sha256');
  const [last] = (await getSetting(settings.stampTries)).filter(({ ahead }) => ahead !== null);
  const captures = await archive.captures(keys);
  return {
    browser: navigator.userAgent,
    system: navigator.platform,
    language: uiLanguage(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || timeZone,
    extension: { version: extensionVersion(), build: build && (await hashOf(build)) },
    clock: last && last.ahead !== null ? clockBy(last.url, last.at, last.ahead, last.within ?? 0) : null,
    captures: captures.map(({ first, last: until, times, conversation, url, title, reader }) => ({
      at: new Date(first).toISOString(),
      until: times > 1 ? new Date(until).toISOString() : null,
      times,
      conversation: conversations[keys.indexOf(conversation)]?.key ?? '',
      // Addresses and titles tell names.
      url: isWhole ? url : new URL(url).origin,
      title: isWhole ? title : null,
      reader,
    })),
  };
}

const clockBy = (authority: string, at: number, ahead: number, within: number): Environment['clock'] => ({
  authority,
  at: new Date(at).toISOString(),
  ahead,
  within,
});

const hashOf = async (file: Blob): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
