import * as v from 'valibot';
import { serverSchema, type Discovered } from '../../src/mail/companion-protocol';

type Found = NonNullable<Discovered['imap']>;
const foundSchema = v.object({ ...serverSchema.entries, user: v.picklist(['address', 'local-part']) });

/** The text of the first element of that name; the file's form has neither nesting of equal names nor mixed content. */
function textIn(xml: string, name: string): string {
  const [, text = ''] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}\\s*>`, 'i').exec(xml) ?? [];
  return text.trim().replaceAll('&amp;', '&');
}

const securityOf: Readonly<Record<string, 'tls' | 'starttls'>> = { SSL: 'tls', STARTTLS: 'starttls' };
const userOf: Readonly<Record<string, 'address' | 'local-part'>> = { '%EMAILADDRESS%': 'address', '%EMAILLOCALPART%': 'local-part' };

/** The first server of a kind that is private and that a password signs in to, or null. */
function serverIn(xml: string, element: 'incomingServer' | 'outgoingServer', type: 'imap' | 'smtp', domain: string): Found | null {
  const blocks = [...xml.matchAll(new RegExp(`<${element}\\s[^>]*type="${type}"[^>]*>([\\s\\S]*?)</${element}\\s*>`, 'gi'))];
  for (const [, block = ''] of blocks) {
    const server = v.safeParse(foundSchema, {
      host: textIn(block, 'hostname').replaceAll('%EMAILDOMAIN%', domain),
      port: Number(textIn(block, 'port')),
      security: securityOf[textIn(block, 'socketType').toUpperCase()],
      user: userOf[textIn(block, 'username').toUpperCase()],
    });
    if (server.success) return server.output;
  }
  return null;
}

/** The servers that an autoconfig file (the one Thunderbird reads) names; those without TLS and those that want something else than a password are passed over. */
export function serversInAutoconfig(xml: string, domain: string): { readonly imap: Found | null; readonly smtp: Found | null } {
  const plain = xml.replaceAll(/<!--[\s\S]*?-->/g, '');
  return { imap: serverIn(plain, 'incomingServer', 'imap', domain), smtp: serverIn(plain, 'outgoingServer', 'smtp', domain) };
}
