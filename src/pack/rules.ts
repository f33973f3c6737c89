import type { PackFacts } from './pack-facts';
import type { PackText } from './pack-text';

/** One line of the list of what rules ask: which rule, what it asks, and what this very pack gives for it. */
export type RuleLine = {
  readonly rule: string;
  readonly asks: string;
  readonly given: 'yes' | 'partly' | 'no';
  readonly gives: string;
};

type Answer = Pick<RuleLine, 'given' | 'gives'>;
type Answering = (facts: PackFacts, text: PackText) => Answer;

const yes = (gives: string): Answer => ({ given: 'yes', gives });
const partly = (gives: string): Answer => ({ given: 'partly', gives });
const no = (gives: string): Answer => ({ given: 'no', gives });

const original: Answering = ({ hidden }, text) =>
  hidden === 0 ? yes(text('packGiveOriginal')) : partly(text('packPartOriginal', String(hidden)));

/** Sentences one after the other; a Chinese full stop has its room in itself. */
const sentences = (all: readonly string[]): string => all.join(' ').replaceAll('。 ', '。');

const environment: Answering = ({ known }, text) => {
  const some = [...(known.build ? ['packKnownBuild' as const] : []), ...(known.clock ? ['packKnownClock' as const] : [])];
  const told = ['packGiveEnvironment' as const, ...some, ...(known.captures > 0 ? ['packKnownPages' as const] : [])];
  const lacking = [...(known.build ? [] : ['packLackBuild' as const]), ...(known.clock ? [] : ['packLackClock' as const])];
  return partly(sentences([...told, ...lacking, 'packLackComputer' as const].map((key) => text(key))));
};

/** All that is known to be missing; each only where it is so. */
function missing({ gaps, unproven, deletions, leftOut, beginnings, files }: PackFacts, text: PackText): readonly string[] {
  const versions = deletions.reduce((sum, one) => sum + one.versions, 0);
  const all = [
    ['packMissGaps', gaps],
    ['packMissBeginnings', beginnings],
    ['packMissLeftOut', leftOut],
    ['packMissUnproven', unproven],
    ['packMissDeleted', versions],
    ['packMissFiles', files.missing + files.named],
  ] as const;
  return all.flatMap(([key, count]) => (count > 0 ? [text(key, String(count))] : []));
}

const complete: Answering = (facts, text) => {
  const told = missing(facts, text);
  return told.length === 0 ? yes(text('packGiveComplete')) : partly(sentences(told));
};

const normal: Answering = ({ leaves, sealedLate, imported }, text) =>
  partly(
    sealedLate === 0 && imported === 0
      ? text('packGiveNormal')
      : text('packPartNormal', String(sealedLate), String(leaves), String(imported)),
  );

const neutral: Answering = ({ stamps, deposits }, text) => {
  if (deposits.length > 0) return partly(text('packGiveNeutral', String(deposits.length)));
  return stamps.length > 0 ? partly(text('packPartNeutral', String(stamps.length))) : no(text('packLackNeutral'));
};

/** The six points of which internet courts look at each; what the log says of deletions answers the fifth. */
const points: Answering = ({ deletions }, text) =>
  partly(sentences([text('packGivePoints'), text(deletions.length > 0 ? 'packPointDeleted' : 'packPointWhole'), text('packLackPoints')]));

const means: Answering = ({ stamps, deposits }, text) => {
  const [stamped, deposited] = [stamps.length, deposits.length].map((count) => (count > 0 ? String(count) : text('packNotGiven')));
  const gives = text('packGiveMeans', stamped ?? '', deposited ?? '');
  return stamps.length + deposits.length > 0 ? partly(sentences([gives, text('packAskAuthority')])) : partly(gives);
};

const identity: Answering = ({ exhibits }, text) => {
  const shown = new Set(exhibits.map((one) => one.of));
  if (shown.has('account') && shown.has('peer')) return partly(text('packGiveIdentity'));
  const which = text(shown.has('account') ? 'packExhibitAccount' : 'packExhibitPeer');
  return exhibits.length > 0 ? partly(text('packPartIdentity', which)) : no(text('packLackIdentity'));
};

/** Who, to whom and when: as the page showed it, in the entries of those messages that have one, and as far as nothing of it is hidden. */
const signature: Answering = ({ untimed, messages, unproven, hidden }, text) =>
  untimed + unproven + hidden === 0
    ? yes(text('packGiveSignature'))
    : partly(text('packPartSignature', String(untimed), String(messages), String(unproven), String(hidden)));

/** What rules ask of electronic evidence, one after the other, each answered for this pack and for no other. */
export function ruleLines(facts: PackFacts, text: PackText): readonly RuleLine[] {
  return [
    { rule: text('packRuleRecognised'), asks: text('packAskRecognised'), ...yes(text('packGiveRecognised')) },
    { rule: text('packRuleOriginal'), asks: text('packAskOriginal'), ...original(facts, text) },
    { rule: text('packRuleEnvironment'), asks: text('packAskEnvironment'), ...environment(facts, text) },
    { rule: text('packRuleMonitoring'), asks: text('packAskMonitoring'), ...yes(text('packGiveMonitoring')) },
    { rule: text('packRuleComplete'), asks: text('packAskComplete'), ...complete(facts, text) },
    { rule: text('packRuleNormal'), asks: text('packAskNormal'), ...normal(facts, text) },
    { rule: text('packRulePerson'), asks: text('packAskPerson'), ...no(text('packLackPerson')) },
    { rule: text('packRuleKept'), asks: text('packAskKept'), ...no(text('packLackKept')) },
    { rule: text('packRuleNeutral'), asks: text('packAskNeutral'), ...neutral(facts, text) },
    { rule: text('packRuleNotary'), asks: text('packAskNotary'), ...no(text('packLackNotary')) },
    { rule: text('packRulePoints'), asks: text('packAskPoints'), ...points(facts, text) },
    { rule: text('packRuleMeans'), asks: text('packAskMeans'), ...means(facts, text) },
    {
      rule: text('packRuleChain'),
      asks: text('packAskChain'),
      ...(facts.deposits.length > 0 ? partly(text('packGiveChain', String(facts.deposits.length))) : no(text('packLackChain'))),
    },
    { rule: text('packRuleSignature'), asks: text('packAskSignature'), ...signature(facts, text) },
    { rule: text('packRuleIdentity'), asks: text('packAskIdentity'), ...identity(facts, text) },
    {
      rule: text('packRulePrivacy'),
      asks: text('packAskPrivacy'),
      ...(facts.hidden > 0 ? partly(text('packGivePrivacy', String(facts.hidden))) : no(text('packLackPrivacy'))),
    },
    { rule: text('packRuleFederal'), asks: text('packAskFederal'), ...no(text('packLackFederal')) },
    { rule: text('packRuleIso'), asks: text('packAskIso'), ...partly(text('packGiveIso')) },
  ];
}
