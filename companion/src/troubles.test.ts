import { expect, test } from 'vitest';
import { troubleOfImap, troubleOfSmtp, withoutAddresses } from './troubles';

const replied = (response: string) =>
  Object.assign(new Error('x'), { code: 'EMESSAGE', response, responseCode: Number(response.slice(0, 3)) });

test.each([
  ['421 4.3.2 closing', 'wait'],
  ['450 4.2.0 greylisted', 'wait'],
  ['452 4.3.1 insufficient system storage', 'wait'],
  ['452 4.2.2 over quota', 'full'],
  ['454 4.7.0 temporary authentication failure', 'wait'],
  ['535 Error: authentication failed', 'sign-in'],
  ['530 5.7.0 authentication required', 'sign-in'],
  ['552 5.2.2 mailbox full', 'full'],
  ['552 5.3.4 message too big', 'too-large'],
  ['552 Mail size exceeds the limit', 'too-large'],
  ['552 Requested mail action aborted: exceeded storage allocation; mailbox full', 'full'],
  ['550 5.1.1 no such user', 'refused'],
  ['554 5.7.1 spam', 'refused'],
])('SMTP says «%s»: %s', (reply, trouble) => {
  // That the mail was handed over changes nothing once the server has answered.
  expect([troubleOfSmtp(replied(reply)).trouble, troubleOfSmtp(replied(reply), true).trouble]).toEqual([trouble, trouble]);
});

const said = (serverResponseCode: string | undefined, responseText = '') =>
  Object.assign(new Error('x'), { responseStatus: 'NO', serverResponseCode, responseText });

test.each([
  ['OVERQUOTA', '', 'full'],
  ['TOOBIG', '', 'too-large'],
  ['UNAVAILABLE', '', 'wait'],
  ['NOPERM', '', 'folder'],
  [undefined, 'Mailbox is full', 'full'],
  [undefined, 'message size exceeds limit', 'too-large'],
  [undefined, 'no', 'refused'],
])('IMAP says NO [%s] %s: %s', (code, words, trouble) => {
  expect(troubleOfImap(said(code, words), true).trouble).toBe(trouble);
});

test('what was lost before the mail was handed over is tried again, and after that may have been sent', () => {
  const lost = Object.assign(new Error('x'), { code: 'ECONNECTION', originalCode: 'ECONNRESET' });
  expect([troubleOfSmtp(lost), troubleOfSmtp(lost, true)].map(({ trouble, answer }) => [trouble, answer])).toEqual([
    ['wait', 'ECONNRESET'],
    ['may-be-sent', 'ECONNRESET'],
  ]);
  expect([troubleOfImap(lost).trouble, troubleOfImap(lost, true).trouble]).toEqual(['wait', 'may-be-sent']);
});

test('no address is in what is told on', () => {
  expect(withoutAddresses('550 <shop@mail.example>: no\r\nsuch user shop@mail.example')).toBe('550 …: no such user …');
});
