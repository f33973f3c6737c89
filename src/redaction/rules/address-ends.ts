/** The last signs of the parts that are looked for by them, and how far in front of it a part may begin. */
const parts = {
  city: { signs: '州市区盟', reach: 10 },
  district: { signs: '区區县縣旗市', reach: 9 },
  town: { signs: '道镇鎮乡鄉村里', reach: 10 },
  village: { signs: '区村里组', reach: 10 },
  road: { signs: '道街路巷同弄', reach: 12 },
  estate: { signs: '区區园園寓厦廈场場心舍家村楼城苑府湾庭', reach: 18 },
  /** Every address has one of these not far behind its beginning. */
  any: {
    signs: '省市州区區盟县縣旗道镇鎮乡鄉村里组路街巷同弄号號院栋棟幢座元楼樓层層室房户戶门門铺舖园園寓厦廈场場心舍家城苑府湾庭',
    reach: 20,
  },
} as const;
type Part = keyof typeof parts;

const entries = Object.entries(parts) as readonly (readonly [Part, (typeof parts)[Part]])[];
/** For each sign the parts that end with it, a bit each. */
const endsWith = new Map<number, number>();
for (const [index, [, { signs }]] of entries.entries())
  for (const sign of signs) endsWith.set(sign.charCodeAt(0), (endsWith.get(sign.charCodeAt(0)) ?? 0) | (1 << index));

const indexes: Readonly<Partial<Record<string, number>>> = Object.fromEntries(entries.map(([name], index) => [name, index]));
const reaches = entries.map(([, { reach }]) => reach);

/** Where parts of Chinese addresses may end in a text: at most places of most texts none is near, and nothing needs to be looked for. */
export class PartEnds {
  /** Of each place a bit for each part that may end near behind it. */
  readonly #near: Uint8Array;

  constructor(text: string) {
    this.#near = new Uint8Array(text.length);
    const last = new Int32Array(reaches.length).fill(text.length + 99);
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const unit = text.charCodeAt(at);
      const found = unit < 0x30_00 ? 0 : (endsWith.get(unit) ?? 0);
      let near = 0;
      for (let index = 0; index < last.length; index += 1) {
        if ((found & (1 << index)) !== 0) last[index] = at;
        if ((last[index] ?? 0) - at <= (reaches[index] ?? 0)) near |= 1 << index;
      }
      this.#near[at] = near;
    }
  }

  /** Whether a part that begins at a place may end near enough behind it; true for parts that are not known by their last sign. */
  isNear(part: string, at: number): boolean {
    const index = indexes[part];
    return index === undefined || ((this.#near[at] ?? 0) & (1 << index)) !== 0;
  }
}
