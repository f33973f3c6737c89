/** Shopee's markets by the end of their host names, and the zone in which their panes show times (a guess: the shop's local time). */
const zones: Readonly<Record<string, string>> = {
  tw: 'Asia/Taipei',
  sg: 'Asia/Singapore',
  ph: 'Asia/Manila',
  vn: 'Asia/Ho_Chi_Minh',
  'co.id': 'Asia/Jakarta',
  'co.th': 'Asia/Bangkok',
  'com.my': 'Asia/Kuala_Lumpur',
  'com.br': 'America/Sao_Paulo',
  cn: 'Asia/Shanghai',
  cl: 'America/Santiago',
  'com.co': 'America/Bogota',
  'com.mx': 'America/Mexico_City',
};

/** Seller hosts; Vietnam's is not called `seller`, but both names are matched. */
export const sellerHosts = [...Object.keys(zones).map((market) => `*://seller.shopee.${market}/*`), '*://banhang.shopee.vn/*'];

/** Buyer hosts; the cross-border market has sellers only. */
export const buyerHosts = Object.keys(zones)
  .filter((market) => market !== 'cn')
  .map((market) => `*://shopee.${market}/*`);

export function marketZone(url: URL): string | null {
  return zones[url.hostname.replace(/^(?:.*\.)?shopee\./, '')] ?? null;
}
