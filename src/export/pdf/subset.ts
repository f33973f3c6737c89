/** The calls of HarfBuzz's subsetting module; every pointer and size is a number. */
const calls = [
  'malloc',
  'free',
  'hb_blob_create',
  'hb_blob_destroy',
  'hb_blob_get_length',
  'hb_blob_get_data',
  'hb_face_create',
  'hb_face_destroy',
  'hb_face_reference_blob',
  'hb_set_add',
  'hb_subset_input_create_or_fail',
  'hb_subset_input_destroy',
  'hb_subset_input_glyph_set',
  'hb_subset_input_set',
  'hb_subset_input_set_flags',
  'hb_subset_or_fail',
] as const;
type Calls = Readonly<Record<(typeof calls)[number], (...values: number[]) => number>>;
type Module = Calls & { readonly memory: WebAssembly.Memory };

const noHinting = 0x1;
const retainGlyphIds = 0x2;
const notdefOutline = 0x40;
const noLayoutClosure = 0x200;
/** `HB_SUBSET_SETS_DROP_TABLE_TAG`. */
const dropTableSet = 3;
/** `HB_MEMORY_MODE_READONLY`. */
const readOnly = 1;
/** What a font inside a PDF has no use for: the text is shaped, the names and metrics stand in the PDF's own objects. */
const dropped = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'VORG', 'name', 'post', 'OS/2', 'gasp', 'DSIG'];

/** Cuts a face down to some glyphs. The glyphs keep their ids. */
export type Subsetter = (face: Uint8Array, glyphs: Iterable<number>) => Uint8Array;

const isModule = (exports: WebAssembly.Exports): exports is Module & WebAssembly.Exports =>
  exports['memory'] instanceof WebAssembly.Memory && calls.every((name) => typeof exports[name] === 'function');

const tagNumber = (tag: string): number => Array.from(tag).reduce((number, letter) => (number << 8) | letter.charCodeAt(0), 0);

function resultOf(module: Module, cut: number): Uint8Array {
  const blob = module.hb_face_reference_blob(cut);
  const start = module.hb_blob_get_data(blob, 0);
  const bytes = new Uint8Array(module.memory.buffer).slice(start, start + module.hb_blob_get_length(blob));
  module.hb_blob_destroy(blob);
  return bytes;
}

function inputFor(module: Module, glyphs: Iterable<number>): number {
  const input = module.hb_subset_input_create_or_fail();
  const glyphSet = module.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) module.hb_set_add(glyphSet, glyph);
  const tables = module.hb_subset_input_set(input, dropTableSet);
  for (const tag of dropped) module.hb_set_add(tables, tagNumber(tag));
  module.hb_subset_input_set_flags(input, noHinting | retainGlyphIds | notdefOutline | noLayoutClosure);
  return input;
}

function subset(module: Module, face: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const data = module.malloc(face.byteLength);
  new Uint8Array(module.memory.buffer).set(face, data);
  const blob = module.hb_blob_create(data, face.byteLength, readOnly, 0, 0);
  const whole = module.hb_face_create(blob, 0);
  const input = inputFor(module, glyphs);
  const cut = module.hb_subset_or_fail(whole, input);
  const bytes = cut === 0 ? null : resultOf(module, cut);
  module.hb_subset_input_destroy(input);
  if (cut !== 0) module.hb_face_destroy(cut);
  module.hb_face_destroy(whole);
  module.hb_blob_destroy(blob);
  module.free(data);
  if (bytes === null) throw new Error('a face could not be subset');
  return bytes;
}

/** Starts HarfBuzz's subsetter from the bytes of its module. Throws where the bytes are not that module. */
export async function startSubsetter(bytes: Uint8Array): Promise<Subsetter> {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {});
  const { exports } = instance;
  if (!isModule(exports)) throw new Error('this is not the subsetter that was expected');
  const initialize = exports['_initialize'];
  if (typeof initialize === 'function') initialize();
  return (face, glyphs) => subset(exports, face, glyphs);
}
