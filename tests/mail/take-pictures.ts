import 'fake-indexeddb/auto';
import { join } from 'node:path';
import type { Row } from '../../src/domain/row.ts';
import { aTimedRow } from '../archive/builders.ts';
import { mailStage, now } from './mail-stage.ts';
import { readMail, type ReadMail } from './read-mail.ts';
import { launchPlain } from '../support/plain-chromium.ts';

const sizes = { wide: { width: 860, height: 900 }, narrow: { width: 390, height: 844 } } as const;
const languages = ['en', 'zh_CN'] as const;
type Language = (typeof languages)[number];

const said: Readonly<Record<Language, readonly (readonly [clock: string, direction: Row['direction'], text: string])[]>> = {
  en: [
    ['09:12:04', 'in', 'Hi, when will order 220818EGS328B9 be sent?'],
    ['09:15:40', 'out', 'Good morning! It goes out this afternoon 🙂'],
    ['09:16:20', 'in', 'Great, thanks'],
    ['10:31:57', 'in', 'Could you send the invoice as well?\nMy company needs it for the books.'],
    ['10:33:10', 'out', 'Of course. You find it in the parcel, and I have put a copy into this chat.'],
  ],
  zh_CN: [
    ['09:12:04', 'in', '您好，请问订单 220818EGS328B9 什么时候发货？'],
    ['09:15:40', 'out', '您好！今天下午就会发货 🙂'],
    ['09:16:20', 'in', '好的，谢谢'],
    ['10:31:57', 'in', '可以一起开一张发票吗？\n公司要入账。'],
    ['10:33:10', 'out', '可以的，发票会放在包裹里，电子版也发您一份。'],
  ],
};

const subjects = {
  en: 'Chat backup {console} {account} {date} · {contact} ({count})',
  zh_CN: '聊天备份 {console} {account} {date} · {contact} ({count})',
};

/** A mail as it is composed, read by a program that knows nothing of us. */
async function aBackup(language: Language): Promise<ReadMail> {
  const stage = await mailStage(language);
  const rows = said[language].map(([clock, direction, text]) => aTimedRow(text, `2026-11-20 ${clock}`, { direction }));
  const parties = { account: 'shop:anna', peer: { id: '40012', name: 'buyer88' }, conversationId: 'c1' };
  await stage.capture(rows, { console: 'shopee-seller', parties, orders: ['220818EGS328B9'], at: now - 26 * 3_600_000, fromStart: true });
  const { mails } = await stage.run({ files: { pdf: true, jsonl: true }, subject: subjects[language] });
  return readMail(mails[0]);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const kilobytes = (base64: string): string => `${Math.round((base64.length * 3) / 4000)} kB`;

/** The window of a mail program: what it reads from the headers, the body in a frame that may do nothing, and the files. */
function windowOf({ subject, from, to, date, html, files }: ReadMail, language: Language): string {
  const when = new Intl.DateTimeFormat(language.replace('_', '-'), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(date);
  const chips = files.map(({ name, base64 }) => `<li>${escaped(name)} <small>${kilobytes(base64)}</small></li>`).join('');
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; font: 14px/1.5 "Noto Sans", "Noto Sans CJK SC", sans-serif; background: #fff; color: #1c1e22 }
    header { padding: 16px 20px; border-bottom: 1px solid #d9dce1 } h1 { margin: 0 0 6px; font-size: 18px; line-height: 1.35; overflow-wrap: anywhere }
    p { margin: 0; color: #5d6470 } iframe { display: block; width: 100%; border: 0 }
    ul { list-style: none; display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 12px 20px 16px; border-top: 1px solid #d9dce1 }
    li { padding: 5px 10px; border: 1px solid #d9dce1; border-radius: 6px; overflow-wrap: anywhere } small { color: #5d6470 }
  </style><header><h1>${escaped(subject)}</h1><p>${escaped(from)} → ${escaped(to.join(', '))}</p><p>${escaped(when)}</p></header>
  <iframe sandbox="allow-same-origin" srcdoc="${escaped(html)}"></iframe><ul>${chips}</ul>`;
}

/** Takes pictures of a backup mail as mail programs show it, into `folder`. Nothing but the mail itself is loaded: a request ends it. */
async function takeMails(folder: string): Promise<void> {
  const browser = await launchPlain();
  try {
    for (const language of languages) {
      const mail = await aBackup(language);
      for (const [size, viewport] of Object.entries(sizes)) {
        const page = await browser.newPage({ viewport });
        const asked: string[] = [];
        page.on('request', (request) => void (/^(?:data|about):/.test(request.url()) || asked.push(request.url())));
        await page.setContent(windowOf(mail, language));
        await page.evaluate(() => {
          const frame = document.querySelector('iframe');
          if (frame) frame.style.height = `${frame.contentDocument?.documentElement.scrollHeight ?? 0}px`;
        });
        if (asked.length > 0) throw new Error(`the mail loads ${asked.join(', ')}`);
        await page.screenshot({ path: join(folder, `mail-${size}.${language}.png`), fullPage: true });
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('tsx tests/mail/take-pictures.ts FOLDER');
await takeMails(folder);
