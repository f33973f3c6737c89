/** How attachments are sealed, with the passphrase laid open. */
export type Seal =
  | { readonly kind: 'none' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** The PDF is locked by a passphrase of its own format; records, which know no such thing, are sealed by age under the same one. */
  | { readonly kind: 'pdf'; readonly passphrase: string }
  | { readonly kind: 'recipient'; readonly recipient: string };

/** The bytes as an age file, which any age program opens. The library comes with the first that is sealed. */
export async function sealed(bytes: Uint8Array<ArrayBuffer>, seal: Exclude<Seal, { kind: 'none' }>): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import('age-encryption');
  const age = new Encrypter();
  if (seal.kind === 'recipient') age.addRecipient(seal.recipient);
  else age.setPassphrase(seal.passphrase);
  return new Uint8Array(await age.encrypt(bytes));
}
