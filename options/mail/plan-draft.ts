import * as v from 'valibot';
import type { Plan, Protection, When } from '../../src/mail/plan';
import type { RuleName } from '../../src/redaction/categories';
import { noRedaction, type Redaction, redactionSchema } from '../../src/redaction/redaction';
import { clockOf, clockText } from './mail-words';

/** What the user chose for a plan, as the form holds it. */
export type PlanDraft = {
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly subject: string;
  readonly every: When['every'];
  readonly clock: string;
  readonly weekday: string;
  readonly minutes: string;
  readonly zone: string;
  readonly query: string;
  readonly consoles: readonly string[];
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
  readonly onlyOrders: boolean;
  readonly isFromStart: boolean;
  readonly since: number | null;
  /** What is hidden, by the rules that look for it. */
  readonly rules: readonly RuleName[];
  readonly pdf: boolean;
  readonly jsonl: boolean;
  readonly seal: Protection['kind'];
  /** The way of protection for which a passphrase is stored, or null. */
  readonly kept: Protection['kind'] | null;
  /** '' keeps the one that is stored, where it is for the same way. */
  readonly passphrase: string;
  readonly recipient: string;
};

type Known = Pick<Plan, 'folder' | 'subject' | 'name'>;

/** The rules that a plan carries. What was stored for it and cannot be read hides nothing here, and keeps the plan from being run. */
function redactionOf(stored: unknown): Redaction {
  const read = v.safeParse(redactionSchema, stored);
  return read.success ? read.output : noRedaction;
}

/** Null where nothing is hidden. */
function withRules(before: Redaction, rules: readonly RuleName[]): Redaction | null {
  const next = { ...before, rules: [...rules] };
  return rules.length === 0 && before.wholes.length === 0 && before.custom.length === 0 ? null : next;
}

/** A plan to begin with: every evening, everything, readable and as records. */
export function newPlan(id: string, mailbox: string, zone: string, { folder, subject, name }: Known): PlanDraft {
  return {
    id,
    isNew: true,
    name,
    mailbox,
    folder,
    subject,
    every: 'day',
    clock: '22:00',
    weekday: '1',
    minutes: '30',
    zone,
    query: '',
    consoles: [],
    accounts: [],
    contacts: [],
    onlyOrders: false,
    isFromStart: true,
    since: null,
    rules: [],
    pdf: true,
    jsonl: true,
    seal: 'none',
    kept: null,
    passphrase: '',
    recipient: '',
  };
}

/** A stored plan, to be changed. */
export function draftOfPlan({ id, name, mailbox, folder, subject, when, zone, what, files, protection, redaction }: Plan): PlanDraft {
  return {
    ...newPlan(id, mailbox, zone, { folder, subject, name }),
    isNew: false,
    every: when.every,
    ...('at' in when ? { clock: clockText(when.at) } : { minutes: String(when.minutes) }),
    ...('on' in when ? { weekday: String(when.on) } : {}),
    query: what.query,
    consoles: what.consoles,
    accounts: what.accounts,
    contacts: what.contacts,
    onlyOrders: what.onlyOrders,
    isFromStart: what.since === null,
    since: what.since,
    rules: redactionOf(redaction).rules,
    ...files,
    seal: protection.kind,
    kept: 'passphrase' in protection ? protection.kind : null,
    recipient: protection.kind === 'recipient' ? protection.recipient : '',
  };
}

function whenOf({ every, clock, weekday, minutes }: PlanDraft): When {
  const at = clockOf(clock) ?? 1320;
  if (every === 'quiet') return { every, minutes: Number(minutes) };
  return every === 'week' ? { every, on: Number(weekday), at } : { every, at };
}

/** The plan as the background takes it; a new one is off until its first mail was looked at. `now` is epoch ms. */
export function planOf(draft: PlanDraft, before: Plan | undefined, now: number): object {
  const { id, name, mailbox, folder, subject, zone, query, consoles, onlyOrders, isFromStart, since, pdf, jsonl, seal, recipient } = draft;
  return {
    id,
    name,
    isOn: before?.isOn ?? false,
    what: {
      query,
      consoles: [...consoles],
      accounts: [...draft.accounts],
      contacts: [...draft.contacts],
      onlyOrders,
      since: isFromStart ? null : (since ?? now),
    },
    when: whenOf(draft),
    zone,
    files: { pdf, jsonl },
    redaction: withRules(redactionOf(before?.redaction), draft.rules),
    protection: seal === 'recipient' ? { kind: seal, recipient } : { kind: seal },
    mailbox,
    folder,
    subject,
  };
}
