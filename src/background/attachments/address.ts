/**
 * Where an address may be fetched from: `inside` the page's own frame, decoded from the address `itself`, over the network from `host`, or
 * nowhere. The address comes from a page that may mean harm and must not lead into the user's own network.
 */
export type Judged =
  | { readonly from: 'itself' | 'inside'; readonly url: URL }
  | { readonly from: 'host'; readonly url: URL }
  | { readonly from: 'nowhere' };

/** Judges an address that a page of origin `page` showed. A page on the user's own network may show what lies on its own host. */
export function judge(address: string, page: string): Judged {
  if (!URL.canParse(address)) return { from: 'nowhere' };
  const url = new URL(address);
  if (url.protocol === 'data:') return { from: 'itself', url };
  if (url.protocol === 'blob:') return url.origin === page ? { from: 'inside', url } : { from: 'nowhere' };
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return { from: 'nowhere' };
  const shownOn = URL.canParse(page) ? new URL(page) : null;
  // As the browser does with the pictures of a page that came safely.
  if (url.protocol === 'http:' && shownOn?.protocol !== 'http:') url.protocol = 'https:';
  return isPublic(url.hostname) || url.hostname === shownOn?.hostname ? { from: 'host', url } : { from: 'nowhere' };
}

/** Whether a host, as `URL` writes it, is one of the open internet as far as its name tells. */
export function isPublic(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicV6(hostname.slice(1, -1));
  if (/^[\d.]+$/.test(hostname)) return isPublicV4(hostname);
  const name = hostname.replace(/\.$/, '');
  return name.includes('.') && !innerNames.test(name);
}

/** Endings that no public name has: names of machines at home and at work. */
const innerNames = /\.(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|test|invalid|onion)$/;

/** The networks that are not the open internet (RFC 6890), by the first bits of an address. */
const innerNetworks: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function isPublicV4(address: string): boolean {
  return !innerNetworks.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(network) / size);
  });
}

/** Only the range for the open internet, without documentation, and without the ways to write an IPv4 address inside an IPv6 one. */
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':').map((part) => parseInt(part || '0', 16));
  if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false;
  return !(first === 0x2001 && (second < 0x200 || second === 0xdb8));
}
