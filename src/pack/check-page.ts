import { hexOf } from '../evidence/bytes';
import { fingerprintText } from '../evidence/head';
import type { ExportRequest } from '../export/request';
import { languageTag } from '../export/speech';
import { markupText } from '../export/xml';
import { leavesProgram } from './leaves-program';
import type { PackFacts } from './pack-facts';
import type { PackText } from './pack-text';
import { inline, packPage, pairs, part } from './page';

/** What is typed to check this pack; each line works in the folder of the bag. `stamps` are paths of answers, each with that of its head's text. */
export type Commands = { readonly stamps: readonly (readonly [stamp: string, head: string])[] };

/** The commands by which a pack is checked without any program of ours. */
export function handCommands({ head, algorithm }: Pick<PackFacts, 'head' | 'algorithm'>, { stamps }: Commands) {
  const digest = algorithm === 'Ed25519' ? '' : ' -digest sha256';
  const signed = (text: string, signature: string): string =>
    `openssl pkeyutl -verify -pubin -keyform DER -inkey data/evidence/key.der -rawin${digest} -in ${text} -sigfile ${signature}`;
  return {
    files: ['sha256sum -c tagmanifest-sha256.txt', 'sha256sum -c manifest-sha256.txt'],
    head: [signed('data/evidence/head.txt', 'data/evidence/head.sig'), signed('seal.txt', 'seal.sig')],
    seal: ['sha256sum data/evidence/key.der', 'sha256sum tagmanifest-sha256.txt'],
    stamps: stamps.map(([stamp, text]) => `openssl ts -verify -in ${stamp} -data ${text} -CAfile authority.pem`),
    leaves: [`python3 leaves.py ${head.size} ${hexOf(head.root)} < data/evidence/leaves.jsonl`],
  };
}

const typed = (lines: readonly string[]): string => `<pre><code>${lines.map(markupLine).join('\n')}</code></pre>`;
const markupLine = (line: string): string => line.split('\n').map(markupText).join('\n');
const said = (text: string): string => `<p>${inline(text)}</p>`;

/** «How to check this yourself»: three ways, one of them with common programs alone. */
export async function checkPage(request: ExportRequest, facts: PackFacts, given: Commands, text: PackText): Promise<string> {
  const commands = handCommands(facts, given);
  const body = [
    `<h1>${inline(text('packCheck'))}</h1>\n<p class="lead">${inline(text('packCheckIntro'))}</p>`,
    pairs([{ label: text('packKey'), value: `${facts.algorithm} ${fingerprintText(facts.head.key)}` }]),
    part(text('packCheckPage'), said(text('packCheckPageSteps'))),
    part(text('packCheckTool'), said(text('packCheckToolSteps')) + typed(['npx liaocun-verify PACK.zip'])),
    part(text('packCheckHand'), said(text('packCheckHandIntro'))),
    said(text('packCheckFiles')) + typed(commands.files),
    said(text('packCheckHead')) + typed(commands.head),
    said(text('packCheckSeal')) + typed(commands.seal),
    commands.stamps.length > 0 ? said(text('packCheckStamps')) + typed(commands.stamps) : said(text('packCheckStampsNone')),
    said(text('packCheckLeaves')) + typed(commands.leaves) + typed([leavesProgram.trim()]),
    said(text('packCheckWords')),
    `<p class="soft">${inline(text('packCheckCannot'))}</p>`,
  ];
  return packPage(languageTag(request), text('packCheck'), body.join('\n'));
}
