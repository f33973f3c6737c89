import type { Page } from 'playwright-core';
import { mailWith, sealedBy } from '../mail-servers/mailed-archive.ts';
import { aMail } from '../mail-servers/mails.ts';
import { archiveFile } from './archive-file.ts';
import type { Shot } from './shots.ts';

const pageSize = { width: 1000, height: 900 };
const passphrase = 'summer';

/** Backup mails as a user picks them: one in the open, one sealed, one of three parts, one changed on its way, and one of another kind. */
async function chosen(): Promise<readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]> {
  const records = Buffer.from(archiveFile(600).split('\n').slice(0, 601).join('\n'));
  const few = Buffer.from(archiveFile(20).split('\n').slice(0, 21).join('\n'));
  const changed = Buffer.from(mailWith(few, 4, false))
    .toString('latin1')
    .replace(/(?<=\r\n\r\n[A-Za-z0-9+/]{20})./g, 'x');
  const mails = [
    mailWith(records, 1, false),
    mailWith(await sealedBy(passphrase, few), 2, true),
    mailWith(few, 3, false, { part: 2, parts: 3 }),
    Buffer.from(changed, 'latin1'),
    aMail(5).bytes,
  ];
  return mails.map((mail, index) => ({ name: `${index}.eml`, mimeType: 'message/rfc822', buffer: Buffer.from(mail) }));
}

async function choose(page: Page): Promise<void> {
  await page.locator('input[accept*=".eml"]').setInputFiles([...(await chosen())]);
  await page.locator('.section form input[type="password"]').waitFor();
}

/** Backup mails before they are put back: with a sealed one, and with what was given for it not fitting. */
export const shotsOfMails: readonly Shot[] = [
  { name: 'import-mails', address: 'screen=options', size: pageSize, act: choose },
  {
    name: 'import-mails-wrong',
    address: 'screen=options',
    size: pageSize,
    act: async (page) => {
      await choose(page);
      await page.locator('.section form input[type="password"]').fill('winter');
      await page.keyboard.press('Enter');
      await page
        .locator('.section form p')
        .getByText(/None of them|无法|無法/)
        .waitFor();
    },
  },
];
