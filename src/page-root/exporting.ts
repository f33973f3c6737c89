import { completenessOf } from '../archive/completeness/statement';
import type { FileReader } from '../archive/files/file-reader';
import type { Clock, Stop } from '../archive/ports';
import type { MessageRecord } from '../domain/message';
import type { Chosen } from '../export/gather';
import type { ExportEntry, ExportRequest } from '../export/request';
import { extensionVersion, text } from '../platform/i18n';
import { newCopyId, rememberCopy } from '../platform/marked-copies';
import type { Finder } from '../search/finder';
import { timeRange } from '../search/match/time-range';
import type { Background } from '../ui/background-port';
import { consoleName } from '../ui/console-name';
import { exportLanguageOf } from '../ui/export-language';
import { type ExportChoice, type ExportPort, type ExportWhat, usualChoice } from '../ui/export-port';
import type { PackSource } from './packing';

/** Nothing of what was to be exported is in the archive any more. */
class NothingToExport extends Error {
  override readonly name = 'NothingToExport';
}

const orUndefined = (at: number): number | undefined => (Number.isFinite(at) ? at : undefined);

/** What is to be exported, with all that a search finds looked up. */
async function chosenOf(finder: Finder, what: ExportWhat, stop: Stop): Promise<Chosen> {
  if (what.kind === 'places') return { kind: 'search', places: what.places };
  if (what.kind !== 'search') return what;
  const [from, to] = [orUndefined(timeRange(what.question.query).from), orUndefined(timeRange(what.question.query).to)];
  const places = await finder.places(what.question, stop);
  return { kind: 'search', places, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The request without what the choice hides. */
async function redactedAs(request: ExportRequest, { redaction }: ExportChoice): Promise<ExportRequest> {
  if (!redaction) return request;
  const { redactedRequest } = await import('../export/redacted-request');
  return redactedRequest(request, redaction.of, redaction.known);
}

/** Entries as they go by, each message told to `see` before anything of it is hidden. */
async function* seenBy(entries: ExportRequest['entries'], see: (message: MessageRecord) => void): AsyncGenerator<ExportEntry> {
  for await (const entry of entries) {
    if (entry.entry === 'message') see(entry.message);
    yield entry;
  }
}

/** Exports for the pages. The writers, their fonts and the shaper are loaded when the first export is asked for. */
export function exporting(
  archive: PackSource & Pick<FileReader, 'file'>,
  background: Background,
  finder: Finder,
  clock: Clock,
  language: string,
): ExportPort {
  const own = exportLanguageOf(language);
  const request = async (what: ExportWhat, choice: ExportChoice, signal: AbortSignal, see?: (message: MessageRecord) => void) => {
    const written = choice.language ?? own;
    const say = written === own ? text : await (await import('../ui/texts')).textsIn(written);
    const { ledgerOf } = await import('../export/ledger-of');
    const { gather, exportConversation, chatTitle } = await import('../export/gather');
    const { wordsFrom } = await import('../export/words');
    const found = await gather(archive, await chosenOf(finder, what, signal), signal);
    if (!found) throw new NothingToExport('nothing to export');
    const [first, ...others] = await Promise.all(
      found.conversations.map(async (one) => exportConversation(one, consoleName(one.console, say), await completenessOf(archive, one))),
    );
    if (!first) throw new NothingToExport('nothing to export');
    const made: ExportRequest = {
      title: chatTitle([first, ...others]),
      conversations: [first, ...others],
      range: found.range,
      isPart: found.isPart,
      entries: see ? seenBy(found.entries, see) : found.entries,
      language: written,
      timeZone: choice.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      madeAt: clock(),
      extensionVersion: extensionVersion(),
      words: wordsFrom(say),
      fileOf: async (sha256) => (await archive.file(sha256)) ?? null,
      ledgerOf: async (key) => ledgerOf(await archive.ledger(key), key, found.isPart),
      ...(choice.attachments === null ? {} : { attachments: choice.attachments }),
      ...(choice.columns === null ? {} : { columns: choice.columns }),
      ...(choice.passphrase === undefined ? {} : { passphrase: choice.passphrase }),
      ...(choice.copyFor === '' ? {} : { watermark: { line: choice.copyFor, id: newCopyId() } }),
    };
    return { request: await redactedAs(made, choice), expected: found.expected, whole: made, say };
  };
  return {
    async exportChats(what, format, choice, signal, progress) {
      const { request: made, expected } = await request(what, choice, signal);
      const [{ exportFile }, { browserAssets }] = await Promise.all([import('../export/export-file'), import('../export/browser-assets')]);
      const file = await exportFile(format, made, browserAssets, { signal, progress: (done) => progress({ done, total: expected }) });
      if (made.watermark) await rememberCopy({ ...made.watermark, at: made.madeAt, of: made.title, file: file.fileName });
      return file;
    },
    async exportPack(what, choice, signal, progress) {
      const { exportedPack } = await import('./packing');
      const asked = (see: (message: MessageRecord) => void) => request(what, choice, signal, see);
      return exportedPack(archive, background, choice, asked, { signal, progress });
    },
    async *records(what, signal) {
      const { gather } = await import('../export/gather');
      const found = await gather(archive, await chosenOf(finder, what, signal), signal);
      for await (const entry of found?.entries ?? []) {
        signal.throwIfAborted();
        if (entry.entry === 'message') yield entry.message;
      }
    },
    async composeMail(what, signal, progress) {
      const { request: made, expected } = await request(what, usualChoice, signal);
      const { composeMail } = await import('../export/export-file');
      return composeMail(made, { signal, progress: (done) => progress({ done, total: expected }) });
    },
  };
}
