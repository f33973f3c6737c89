import * as v from 'valibot';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { aSighting, aTimedRow } from '../archive/builders.ts';
import { askedBackground } from '../support/background.ts';

const box = '9d0c8f4e-38b5-4f0b-9f5e-6a6c6e2a1c01';
/** Where the plans' mails go. */
export const backupFolder = 'Shopee交易备份';

/** Asks the background, and throws where it refused. */
export async function ask(tab: Tab, name: string, question: object): Promise<unknown> {
  const reply = v.parse(v.looseObject({ ok: v.boolean(), value: v.unknown() }), JSON.parse(await askedBackground(tab, name, question)));
  if (!reply.ok) throw new Error(`the background refused ${name}`);
  return reply.value;
}

/** Names a mailbox of the JMAP server at `url` in the extension. */
export async function nameMailbox(tab: Tab, url: string): Promise<void> {
  const settings = { url: `${url}/`, user: 'anna', sends: false };
  const mailbox = { id: box, kind: 'jmap', name: 'anna', from: 'anna@example.org', to: ['anna@example.org'], settings };
  await ask(tab, 'saveMailbox', { mailbox, secret: 'geheim-密码' });
}

/** A plan's `n`th id. */
export const planId = (n: number): string => `5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f${String(n).padStart(4, '0')}`;

/** Makes or changes a plan of the mailbox: by itself everything, every evening, as PDF and records. */
export async function savePlan(tab: Tab, n: number, more: object = {}): Promise<void> {
  const plan = {
    id: planId(n),
    name: `备份 ${n}`,
    isOn: false,
    what: { query: '', consoles: [], accounts: [], contacts: [], onlyOrders: false, since: null },
    when: { every: 'day', at: 1320 },
    zone: 'Asia/Shanghai',
    files: { pdf: true, jsonl: true },
    redaction: null,
    protection: { kind: 'none' },
    mailbox: box,
    folder: backupFolder,
    subject: '聊天备份 {contact} ({count}) {part}',
    ...more,
  };
  await ask(tab, 'savePlan', { plan, passphrase: null });
}

const said = [
  '在吗',
  '在的亲 👋🏽',
  '这款什么时候发货？',
  '今天下午就发',
  '订单 220818EGS328B9 想退款',
  '好的，请稍等',
  'Could you send the invoice too?',
  '谢谢',
];

/** Puts `count` messages into the archive, in conversations of 200, as a file of the user's would. */
export async function fillArchive(tab: Tab, count: number): Promise<void> {
  for (let from = 0; from < count; from += 200) {
    const contact = from / 200;
    const rows = Array.from({ length: Math.min(200, count - from) }, (_, index) => {
      const [minutes, seconds] = [Math.floor(index / 20), (index % 20) * 3].map((number) => String(number).padStart(2, '0'));
      return aTimedRow(
        `${said[(index * 5 + contact) % said.length]} ${index}`,
        `2026-11-20 ${String(8 + (contact % 12)).padStart(2, '0')}:${minutes}:${seconds}`,
        {
          direction: index % 2 === 0 ? 'in' : 'out',
        },
      );
    });
    const peer = { id: String(40_000 + contact), name: `买家${contact}` };
    await ask(tab, 'importSighting', aSighting(rows, { parties: { account: 'shop', peer, conversationId: `c${contact}` } }));
  }
}

/** One more message of the first contact. */
export async function sayMore(tab: Tab, text: string, minute: number): Promise<void> {
  const row = aTimedRow(
    text,
    `2026-11-21 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`,
  );
  const parties = { account: 'shop', peer: { id: '40000', name: '买家0' }, conversationId: 'c0' };
  await ask(tab, 'importSighting', aSighting([row], { parties }));
}
