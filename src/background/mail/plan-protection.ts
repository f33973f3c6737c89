import type { Protection } from '../../mail/plan';
import type { MailSecrets } from '../../store/mail-secrets';

/** How a plan protects its files, with the passphrase sealed. Without a new one it keeps the one it has; where it has none, the plan's schema refuses it. */
export async function protectionFor(
  given: { readonly kind: string },
  before: Protection | undefined,
  passphrase: string | null,
  secrets: MailSecrets,
): Promise<object> {
  const { kind } = given;
  if (kind !== 'passphrase' && kind !== 'pdf') return given;
  if (passphrase !== null) return { kind, passphrase: await secrets.seal(passphrase) };
  // One that was set for one way was not looked at for the other: not every passphrase is one of a PDF.
  return before?.kind === kind ? before : given;
}
