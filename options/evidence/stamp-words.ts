import type { StampProblem, StampTry } from '../../src/evidence/authority';
import type { StampFinding } from '../../src/evidence/stamp-check';
import { text } from '../../src/platform/i18n';

const problems = {
  'not-allowed': 'stampNotAllowed',
  unreachable: 'stampUnreachable',
  status: 'stampRefusedRequest',
  redirected: 'stampRedirected',
  type: 'stampNoStamp',
  'too-large': 'stampNoStamp',
  refused: 'stampRefused',
  unreadable: 'stampNoStamp',
  other: 'stampOther',
} as const satisfies Record<StampProblem, string>;

const moment = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);

/** What came of one try, in a line. */
export function outcomeWords({ url, at, size, problem, ahead }: StampTry, language: string): string {
  const { host } = new URL(url);
  if (problem !== null) return `${moment(at, language)} · ${host} · ${text(problems[problem])}`;
  const entries = new Intl.NumberFormat(language).format(size);
  const clock = ahead === null ? '' : ` · ${text('stampClock', secondsText(ahead, language))}`;
  return `${moment(at, language)} · ${host} · ${text('stampGot', entries)}${clock}`;
}

const secondsText = (ms: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'second', signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(ms / 1000);

/** What a test of an authority came to. */
export function testedWords(tested: StampProblem | StampFinding, language: string): string {
  if (typeof tested === 'string') return text(problems[tested]);
  if (tested.faults.length > 0) return text('stampDoesNotHold', tested.faults.join(', '));
  return text('stampHolds', tested.authority ?? '', tested.time === null ? '' : moment(Date.parse(tested.time), language));
}
