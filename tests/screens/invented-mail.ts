import type { MailRow } from '../../src/mail/mail-row';
import type { MailToday } from '../../src/mail/mail-store';
import type { Plan } from '../../src/mail/plan';
import type { MailPort } from '../../src/ui/mail-port';
import { now } from './invented';

const hour = 3_600_000;
const plan: Plan = {
  id: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10',
  name: '每日备份 Shopee',
  isOn: true,
  what: { query: 'has:order', consoles: [], accounts: [], contacts: [], onlyOrders: true, since: null },
  when: { every: 'day', at: 1320 },
  zone: 'Asia/Shanghai',
  files: { pdf: true, jsonl: true },
  redaction: null,
  protection: { kind: 'none' },
  mailbox: '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c01',
  folder: 'Shopee交易备份',
  subject: '聊天备份 {console} {account} ({count}) {part}',
  done: now - 14 * hour,
  runs: 12,
  last: { at: now - 14 * hour, messages: 214, mails: 1 },
};

/** One that was made and not looked at yet. */
const fresh: Plan = {
  ...plan,
  id: '5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f11',
  name: '每周对账',
  isOn: false,
  what: { ...plan.what, query: '', accounts: ['anna'], contacts: ['buyer88'] },
  when: { every: 'week', on: 1, at: 540 },
  zone: 'Europe/Berlin',
  folder: '对账/{console}',
  runs: 0,
  last: null,
};

function aMail(index: number, more: Partial<MailRow>): MailRow {
  const mailing = `00000000-0000-4000-8000-00000000000${index}`;
  return {
    id: `${mailing}.1@liaocun.invalid`,
    messageId: `<${mailing}.1@liaocun.invalid>`,
    plan: plan.id,
    mailbox: plan.mailbox,
    folder: plan.folder,
    subject: `聊天备份 Shopee 卖家 shop:anna 2026-11-${20 - index} · buyer88 (${214 - 30 * index})`,
    from: 'anna@example.com',
    to: ['anna@example.com'],
    date: now - (14 + 24 * index) * hour,
    bytes: 812_400 - 90_000 * index,
    marks: { plan: plan.id, mailing, part: 1, parts: 1, records: 214 - 30 * index, recordsSha256: null, files: [] },
    state: 'sent',
    due: Infinity,
    tries: 1,
    why: null,
    answer: '',
    changed: now - (14 + 24 * index) * hour,
    sentAt: now - (14 + 24 * index) * hour,
    holds: [],
    ...more,
  };
}

const mails: readonly MailRow[] = [
  aMail(0, { state: 'waiting', why: 'wait', due: now + hour / 2, sentAt: null, answer: '451 4.7.1 Greylisted' }),
  aMail(1, { state: 'failed', why: 'full', sentAt: null, answer: '552 5.2.2 Mailbox full' }),
  aMail(2, { state: 'asking', why: 'may-be-sent', sentAt: null }),
  aMail(3, {}),
  aMail(4, {}),
];

const check = {
  plan: plan.id,
  at: now - 2 * hour,
  folder: plan.folder,
  lying: 40,
  expected: 12,
  found: 11,
  missing: ['x'],
  altered: [],
  unexpected: [],
  doubled: [],
  unread: [],
};

const html = [
  '<html><body><h1 style="font-size:18px">Shopee 卖家 · shop:anna ↔ buyer88</h1><p>聊天记录备份。</p>',
  '<table><tr><td style="padding:3px 12px 3px 0;color:#666">消息</td><td>214</td></tr></table>',
  '<script>document.title = "no"</script><img src="https://tracker.example/x.png">',
  '<p style="color:#175490;position:fixed" onclick="alert(1)">2026-11-20 14:30 buyer88: 什么时候发货？</p></body></html>',
].join('');

/** How today's backups stand, by the scene's word for it. */
const todays: Readonly<Record<string, MailToday>> = {
  needs: { needing: 2, waiting: 1, made: { at: now - hour, mails: 3 } },
  waiting: { needing: 0, waiting: 1, made: { at: now - hour, mails: 1 } },
  sent: { needing: 0, waiting: 0, made: { at: now - hour, mails: 1 } },
};

/** Backups by mail for looking at screens: a plan and mails in every state, or none of it; `today` is how the popup's line is to be. */
export function memoryMail(isEmpty: boolean, today: string): MailPort {
  const { mailbox: id } = plan;
  const box = { id, kind: 'companion' as const, name: 'anna@example.com', from: 'anna@example.com', to: ['anna@example.com'] };
  return {
    mailboxes: async () => (isEmpty ? [] : [{ ...box, settings: null, found: null, hasSecret: true }]),
    plans: async () => (isEmpty ? [] : [plan, fresh]),
    mails: async () => (isEmpty ? [] : mails),
    today: async () => todays[today] ?? { needing: 0, waiting: 0, made: null },
    checks: async () => (isEmpty ? [] : [check]),
    dryRun: async () => ({
      mails: [
        {
          subject: mails[3]?.subject ?? '',
          folder: plan.folder,
          files: ['2026-11-20 buyer88.pdf', '2026-11-20 buyer88.jsonl'],
          bytes: 812_400,
          html,
        },
      ],
      messages: 214,
    }),
  };
}
