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

const complete: Answering = ({ gaps, unproven }, text) =>
  gaps === 0 && unproven === 0 ? yes(text('packGiveComplete')) : partly(text('packPartComplete', String(gaps), String(unproven)));

const normal: Answering = ({ leaves, sealedLate, imported }, text) =>
  sealedLate === 0 && imported === 0
    ? yes(text('packGiveNormal'))
    : partly(text('packPartNormal', String(sealedLate), String(leaves), String(imported)));

const neutral: Answering = ({ stamps, deposits }, text) => {
  if (deposits.length > 0) return yes(text('packGiveNeutral', String(deposits.length)));
  return stamps.length > 0 ? partly(text('packPartNeutral', String(stamps.length))) : no(text('packLackNeutral'));
};

const means: Answering = ({ stamps, deposits }, text) => {
  const [stamped, deposited] = [stamps.length, deposits.length].map((count) => (count > 0 ? String(count) : text('packNotGiven')));
  const isWhole = stamps.length > 0 && deposits.length > 0;
  return isWhole
    ? yes(text('packGiveMeans', stamped ?? '', deposited ?? ''))
    : partly(text('packPartMeans', stamped ?? '', deposited ?? ''));
};

const identity: Answering = ({ exhibits }, text) => {
  const shown = new Set(exhibits.map((one) => one.of));
  if (shown.has('account') && shown.has('peer')) return yes(text('packGiveIdentity'));
  const which = text(shown.has('account') ? 'packExhibitAccount' : 'packExhibitPeer');
  return exhibits.length > 0 ? partly(text('packPartIdentity', which)) : no(text('packLackIdentity'));
};

const signature: Answering = ({ untimed, messages }, text) =>
  untimed === 0 ? yes(text('packGiveSignature')) : partly(text('packPartSignature', String(untimed), String(messages)));

/** What rules ask of electronic evidence, one after the other, each answered for this pack and for no other. */
export function ruleLines(facts: PackFacts, text: PackText): readonly RuleLine[] {
  return [
    { rule: text('packRuleRecognised'), asks: text('packAskRecognised'), ...yes(text('packGiveRecognised')) },
    { rule: text('packRuleOriginal'), asks: text('packAskOriginal'), ...yes(text('packGiveOriginal')) },
    { rule: text('packRuleEnvironment'), asks: text('packAskEnvironment'), ...partly(text('packGiveEnvironment')) },
    { rule: text('packRuleMonitoring'), asks: text('packAskMonitoring'), ...yes(text('packGiveMonitoring')) },
    { rule: text('packRuleComplete'), asks: text('packAskComplete'), ...complete(facts, text) },
    { rule: text('packRuleNormal'), asks: text('packAskNormal'), ...normal(facts, text) },
    { rule: text('packRulePerson'), asks: text('packAskPerson'), ...no(text('packLackPerson')) },
    { rule: text('packRuleNeutral'), asks: text('packAskNeutral'), ...neutral(facts, text) },
    { rule: text('packRuleNotary'), asks: text('packAskNotary'), ...no(text('packLackNotary')) },
    { rule: text('packRuleMeans'), asks: text('packAskMeans'), ...means(facts, text) },
    {
      rule: text('packRuleChain'),
      asks: text('packAskChain'),
      ...(facts.deposits.length > 0 ? yes(text('packGiveChain', String(facts.deposits.length))) : no(text('packLackChain'))),
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
