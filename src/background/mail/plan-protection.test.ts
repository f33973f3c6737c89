import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { protectionSchema } from '../../mail/plan';
import { archiveDatabase } from '../../store/database';
import { mailSecrets } from '../../store/mail-secrets';
import { protectionFor } from './plan-protection';

const secrets = mailSecrets(archiveDatabase('protection'));
const passphrase = 'correct horse';

test.each(['passphrase', 'pdf'] as const)('a passphrase for %s is stored sealed, and stays until there is a new one', async (kind) => {
  const first = v.parse(protectionSchema, await protectionFor({ kind }, undefined, passphrase, secrets));
  if (first.kind !== kind) throw new Error('another way');
  expect(new TextDecoder('latin1').decode(first.passphrase.data)).not.toContain(passphrase);
  expect(await secrets.unseal(first.passphrase)).toBe(passphrase);
  expect(await protectionFor({ kind }, first, null, secrets)).toEqual(first);
  const next = v.parse(protectionSchema, await protectionFor({ kind }, first, 'another one', secrets));
  expect('passphrase' in next && (await secrets.unseal(next.passphrase))).toBe('another one');
});

test('one way does not take over what was set for the other, and none keeps nothing', async () => {
  const age = v.parse(protectionSchema, await protectionFor({ kind: 'passphrase' }, undefined, passphrase, secrets));
  expect(v.safeParse(protectionSchema, await protectionFor({ kind: 'pdf' }, age, null, secrets)).success).toBe(false);
  expect(v.safeParse(protectionSchema, await protectionFor({ kind: 'pdf' }, undefined, null, secrets)).success).toBe(false);
  expect(await protectionFor({ kind: 'none' }, age, passphrase, secrets)).toEqual({ kind: 'none' });
});
