import { fingerprintText } from '../evidence/head';
import type { ExportRequest, Tally } from '../export/request';
import { languageTag } from '../export/speech';
import { fullMoment, momentsIn } from '../export/time-text';
import { headFacts, partyFacts } from '../export/told';
import type { Exhibit } from '../evidence/exhibit';
import type { PackFacts } from './pack-facts';
import type { PackText } from './pack-text';
import { inline, list, packPage, pairs, part } from './page';
import { type RuleLine, ruleLines } from './rules';

/** Who reads what in a pack, and what it comes to. */
export type CoverParts = { readonly request: ExportRequest; readonly tally: Tally; readonly facts: PackFacts; readonly text: PackText };

/** The cover: for a clerk or a judge, to be printed and laid on top. */
export async function coverPage(parts: CoverParts): Promise<string> {
  const { request, tally, facts, text } = parts;
  const momentOf = momentsIn(request.timeZone);
  const parties = request.conversations.length === 1 ? partyFacts(request.conversations[0], request.words) : [];
  const own = [
    { label: text('packKey'), value: `${facts.algorithm} ${fingerprintText(facts.head.key)}` },
    { label: text('packSize'), value: String(facts.head.size) },
  ];
  const body = [
    `<h1>${inline(request.title)}</h1>\n<p class="lead">${inline(text('packCover'))} · ${inline(text('packCoverIntro'))}</p>`,
    pairs([...parties, ...headFacts(request, tally, momentOf), ...own]),
    part(text('packProves'), list(proven(parts))),
    part(text('packDoesNot'), list(notProven(facts, text))),
    part(text('packInside'), insideList(facts, text)),
    part(text('packAsked'), `<p class="soft">${inline(text('packAskedIntro'))}</p>\n${ruleTable(ruleLines(facts, text), text)}`),
  ];
  return packPage(languageTag(request), `${text('packCover')} · ${request.title}`, body.join('\n'));
}

const notProven = ({ deletions }: PackFacts, text: PackText): readonly string[] => [
  ...(['packDoesNotTruth', 'packDoesNotPerson', 'packDoesNotOthers'] as const).map((key) => text(key)),
  ...(deletions.length > 0 ? [text('packDoesNotDeleted')] : []),
];

const deletionNames = { user: 'packDeletedByUser', retention: 'packDeletedInTime' } as const;
const exhibitNames = { account: 'packExhibitAccount', peer: 'packExhibitPeer' } as const;

/** Each line only where it is true of this pack. */
function proven({ request, facts, text }: CoverParts): readonly string[] {
  const momentOf = momentsIn(request.timeZone);
  const when = (at: number): string => fullMoment(momentOf(at));
  const { leaves, unproven, sealedLate, stamps, badStamps, deposits, deletions, hidden, files, exhibits, head } = facts;
  const exhibitLine = (one: Exhibit): string => text('packExhibitLine', text(exhibitNames[one.of]), when(one.at), one.url);
  return [
    leaves > 0 ? text('packProvesMessages', String(leaves), when(Date.parse(head.time))) : text('packProvesNone'),
    ...(unproven > 0 ? [text('packUnproven', String(unproven))] : []),
    ...(sealedLate > 0 ? [text('packSealedLate', String(sealedLate))] : []),
    ...deletions.map(({ at, why, versions }) => text(deletionNames[why], String(versions), when(Date.parse(at)))),
    ...(deletions.length === 0 ? [text('packDeletedNone')] : []),
    ...stamps.map(({ authority, size, time }) => text('packStampLine', authority, String(size), when(Date.parse(time)))),
    ...(stamps.length === 0 ? [text('packStampNone')] : []),
    ...(badStamps > 0 ? [text('packStampBad', String(badStamps))] : []),
    ...deposits.map(({ service, at, size }) => text('packDepositLine', service, when(at), String(size))),
    hidden > 0 ? text('packHidden', String(hidden)) : text('packHiddenNone'),
    ...(files.masked > 0 ? [text('packFileMasked', String(files.masked))] : []),
    ...(files.missing > 0 ? [text('packMissingFiles', String(files.missing))] : []),
    ...(files.named > 0 ? [text('packNamedFiles', String(files.named))] : []),
    ...exhibits.map(exhibitLine),
  ];
}

function insideList({ stamps, earlier, deposits, files, exhibits }: PackFacts, text: PackText): string {
  const rows: readonly (readonly [path: string, what: string] | null)[] = [
    ['data/chat.pdf', text('packFilePdf')],
    ['data/messages.jsonl', text('packFileMessages')],
    ['data/ledger.json', text('packFileLedger')],
    files.kept + files.masked > 0 ? ['data/attachments/', text('packFileAttachments', String(files.kept + files.masked))] : null,
    exhibits.length > 0 ? ['data/exhibits/', text('packFileExhibits', String(exhibits.length))] : null,
    ['data/environment.json', text('packFileEnvironment')],
    ['data/evidence/leaves.jsonl', text('packFileLeaves')],
    ['data/evidence/head.json', text('packFileHead')],
    stamps.length > 0 ? ['data/evidence/**/*.tsr', text('packFileStamps', String(stamps.length))] : null,
    earlier > 0 ? ['data/evidence/earlier/', text('packFileEarlier', String(earlier))] : null,
    deposits.length > 0 ? ['data/evidence/deposits/', text('packFileDeposits', String(deposits.length))] : null,
    ['check.html', text('packFileCheck')],
    ['verifier.html', text('packFileVerifier')],
  ];
  const told = rows.flatMap((row) => (row ? [`<li><code>${inline(row[0])}</code> — ${inline(row[1])}</li>`] : []));
  return `<ul>${told.join('\n')}</ul>`;
}

const stateNames = { yes: 'packGiven', partly: 'packPartly', no: 'packNotGiven' } as const;

function ruleTable(lines: readonly RuleLine[], text: PackText): string {
  const heads = (['packRule', 'packAsks', 'packGives'] as const).map((key) => `<th scope="col">${inline(text(key))}</th>`).join('');
  const rows = lines.map(({ rule, asks, given, gives }) => {
    const state = `<span class="state ${given}">${inline(text(stateNames[given]))}</span>`;
    return `<tr><th scope="row">${inline(rule)}</th><td>${inline(asks)}</td><td>${state} ${inline(gives)}</td></tr>`;
  });
  return `<table><thead><tr>${heads}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
