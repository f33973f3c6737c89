import { headOfText } from '../evidence/head';
import type { KeptHead, LogReader } from '../evidence/log-reader';
import { evidenceFiles, leavesPath, linesPath, messagesPath, sealPaths } from '../evidence/pack-files';
import type { SignedSeal } from '../evidence/pack-seal';
import type { ExportedFile } from '../export/export-file';
import { exportFileName } from '../export/file-name';
import { jsonlWriter } from '../export/jsonl-writer';
import type { ExportEntry, ExportRequest, Tally } from '../export/request';
import { type ExportOptions, feed, type Writer } from '../export/writer';
import { Attachments } from './attachments';
import { BagZip } from './bag-zip';
import { checkPage } from './check-page';
import { coverPage } from './cover';
import { type Environment, writtenEnvironment } from './environment';
import type { Deposit, Exhibit } from '../evidence/exhibit';
import { writeExhibits, writtenDeposits } from './exhibit-files';
import { type Hidden, LeafWriter } from './leaf-writer';
import { LedgerWriter } from './ledger-writer';
import { linesListOf } from './line-list';
import type { PackFacts } from './pack-facts';
import type { PackText } from './pack-text';
import { type ProofsOfTime, proofsOfTime, type StampCheck } from './proofs-of-time';

/** What a pack is made of besides the request that every export has. */
export type PackParts = {
  readonly log: LogReader;
  /** Seals all that the archive holds, and answers when the newest signed head covers it. */
  readonly signHead: () => Promise<unknown>;
  /** Signs the list of the pack's files with the key of that head; `manifest` is its hash. */
  readonly seal: (size: number, manifest: Uint8Array) => Promise<SignedSeal>;
  readonly checkStamp: StampCheck;
  readonly environment: (request: ExportRequest) => Promise<Environment>;
  readonly exhibits: readonly Exhibit[];
  readonly deposits: readonly Deposit[];
  /** The verifier's page. */
  readonly verifier: () => Promise<Blob>;
  /** Writes the PDF; its fonts and its library are the page's business. */
  readonly pdf: (request: ExportRequest) => Promise<Writer>;
  readonly text: PackText;
  /** Which parts of a leaf the request does not show. */
  readonly hidden?: Hidden;
};

/** The archive has nothing in its log yet, so there is nothing that a pack could prove. */
export class NothingSealed extends Error {
  override readonly name = 'NothingSealed';
}

/**
 * Makes the evidence pack of a request: one zip in BagIt form. Rejects with the signal's reason when it aborts, and with what reading the archive
 * threw; `NothingSealed` where the log is empty.
 */
export async function evidencePack(request: ExportRequest, parts: PackParts, options: ExportOptions = {}): Promise<ExportedFile> {
  options.signal?.throwIfAborted();
  await parts.signHead();
  const head = await parts.log.newestHead();
  if (!head) throw new NothingSealed('the log is empty');
  return new PackWriter(request, parts, head, options).written();
}

/** What is counted while the entries go by. */
type Counts = { untimed: number; imported: number };

class PackWriter {
  readonly #request: ExportRequest;
  readonly #parts: PackParts;
  readonly #head: KeptHead;
  readonly #options: ExportOptions;
  readonly #bag: BagZip;
  readonly #ledger: LedgerWriter;
  readonly #attachments: Attachments;
  readonly #counts: Counts = { untimed: 0, imported: 0 };

  constructor(request: ExportRequest, parts: PackParts, head: KeptHead, options: ExportOptions) {
    this.#request = request;
    this.#parts = parts;
    this.#head = head;
    this.#options = options;
    this.#bag = new BagZip(`liaocun-${new Date(request.madeAt).toISOString().replaceAll(/[-:]|\..*/g, '')}`);
    this.#ledger = new LedgerWriter(request.conversations);
    this.#attachments = new Attachments(request);
  }

  async written(): Promise<ExportedFile> {
    const pdf = await this.#parts.pdf(this.#request);
    const records = jsonlWriter(this.#request, false);
    this.#bag.put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    // The leaves go straight into the zip; all else waits for its turn as a file of the browser's.
    this.#bag.open(leavesPath);
    const leaves = new LeafWriter(this.#parts.log, this.#head.size, (line) => this.#bag.add(line), this.#parts.hidden);
    const tally = await feed(this.#request, [pdf, records, this.#counter(leaves)], this.#options);
    const found = await leaves.end(this.#parts.exhibits.map(({ id }) => id));
    const times = await proofsOfTime(this.#parts.log, this.#head, found.numbers, this.#parts.deposits, this.#parts.checkStamp);
    const messages = await records.end(tally);
    await this.#bag.putFile('data/chat.pdf', await pdf.end(tally), true);
    await this.#bag.putFile(messagesPath, messages);
    this.#bag.put(linesPath, await linesListOf(messages));
    const files = await this.#attachments.write(this.#bag, this.#options.signal);
    const known = await this.#evidence(times);
    const { unproven, sealedLate, hidden, leaves: proven, deletions } = found;
    const facts = this.#facts(tally, times, {
      files,
      known,
      unproven,
      sealedLate,
      leaves: proven,
      deletions,
      hidden: [...hidden.values()].reduce((sum, count) => sum + count, 0),
    });
    await this.#pages(tally, facts, times);
    return this.#sealed(tally);
  }

  #counter(leaves: LeafWriter): Writer<void> {
    return {
      begin() {},
      end() {},
      each: async (entry: ExportEntry) => {
        this.#ledger.take(entry);
        if (entry.entry === 'gap') return;
        const { message } = entry;
        if (message.time.iso === null) this.#counts.untimed += 1;
        if (message.seen.how === 'imported') this.#counts.imported += 1;
        this.#attachments.take(message);
        await leaves.take(message);
      },
    };
  }

  /** Writes all but the messages' own files; answers what is known of the environment. */
  async #evidence({ stamps, earlier }: ProofsOfTime): Promise<PackFacts['known']> {
    const { environment, exhibits, deposits } = this.#parts;
    for (const [path, bytes] of evidenceFiles({ head: this.#head.signed, stamps, earlier })) this.#bag.put(path, bytes);
    for (const [path, content] of writtenDeposits(deposits.filter(({ size }) => size <= this.#head.size))) this.#bag.put(path, content);
    writeExhibits(this.#bag, exhibits);
    this.#bag.put('data/ledger.json', this.#ledger.written());
    const accounts = [...new Set(this.#request.conversations.map(({ account }) => account))];
    const told = await environment(this.#request);
    this.#bag.put('data/environment.json', writtenEnvironment(told, accounts));
    return { build: told.extension.build !== null, clock: told.clock !== null, captures: told.captures.length };
  }

  #facts(
    { messages }: Tally,
    times: ProofsOfTime,
    found: Pick<PackFacts, 'files' | 'known' | 'unproven' | 'sealedLate' | 'leaves' | 'deletions' | 'hidden'>,
  ): PackFacts {
    const head = headOfText(this.#head.signed.text);
    if (!head) throw new Error('the newest head of the log cannot be read');
    return {
      ...found,
      ...this.#counts,
      messages,
      ...this.#ledger.facts(),
      stamps: times.facts,
      badStamps: times.bad,
      earlier: times.earlier.length,
      deposits: this.#parts.deposits.filter(({ size }) => size <= this.#head.size),
      exhibits: this.#parts.exhibits,
      head,
      algorithm: this.#head.signed.algorithm,
    };
  }

  async #pages(tally: Tally, facts: PackFacts, { stamps, earlier }: ProofsOfTime): Promise<void> {
    const { text, verifier } = this.#parts;
    const at = 'data/evidence/';
    const own = stamps.map((_, index) => [`${at}stamp-${index}.tsr`, `${at}head.txt`] as const);
    const before = earlier.flatMap((one, number) =>
      one.stamps.map((_, index) => [`${at}earlier/${number}/stamp-${index}.tsr`, `${at}earlier/${number}/head.txt`] as const),
    );
    this.#bag.put('cover.html', await coverPage({ request: this.#request, tally, facts, text }));
    this.#bag.put('check.html', await checkPage(this.#request, facts, { stamps: [...own, ...before] }, text));
    await this.#bag.putFile('verifier.html', await verifier());
  }

  async #sealed(tally: Tally): Promise<ExportedFile> {
    const { madeAt, extensionVersion } = this.#request;
    this.#options.signal?.throwIfAborted();
    const info = [
      `Bagging-Date: ${new Date(madeAt).toISOString().slice(0, 10)}`,
      `Payload-Oxum: ${this.#bag.oxum()}`,
      `Bag-Software-Agent: Liaocun ${extensionVersion}`,
    ];
    this.#bag.put('bag-info.txt', `${info.join('\n')}\n`);
    const seal = await this.#parts.seal(this.#head.size, this.#bag.list());
    this.#bag.put(sealPaths.text, seal.text);
    this.#bag.put(sealPaths.signature, seal.signature);
    return { fileName: exportFileName(this.#request, tally, 'evidence.zip'), blob: this.#bag.end(), tally };
  }
}
