import * as v from 'valibot';
import { type Case, type CaseFields, caseFieldsSchema, caseSchema, type Exhibit, exhibitSchema, most } from './case';

const { id } = caseSchema.entries;
const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const own = caseFieldsSchema.entries;
const someFields = v.object({
  name: v.exactOptional(own.name),
  preset: v.exactOptional(own.preset),
  parties: v.exactOptional(own.parties),
  orders: v.exactOptional(own.orders),
  deadline: v.exactOptional(own.deadline),
  zone: v.exactOptional(own.zone),
  remind: v.exactOptional(own.remind),
  status: v.exactOptional(own.status),
  notes: v.exactOptional(own.notes),
});

const of = exhibitSchema.entries;
const someOfExhibit = v.object({
  what: v.exactOptional(of.what),
  title: v.exactOptional(of.title),
  remark: v.exactOptional(of.remark),
  asks: v.exactOptional(of.asks),
  watermark: v.exactOptional(of.watermark),
  redaction: v.exactOptional(of.redaction),
});

const changeSchema = v.variant('do', [
  v.object({ do: v.literal('set'), fields: someFields }),
  /** `at` is the place of the first one, from 0; without it they come last. */
  v.object({ do: v.literal('add'), exhibits: v.pipe(v.array(exhibitSchema), v.maxLength(most.exhibits)), at: v.exactOptional(place) }),
  v.object({ do: v.literal('edit'), exhibit: id, fields: someOfExhibit }),
  v.object({ do: v.literal('move'), exhibit: id, to: place }),
  v.object({ do: v.literal('remove'), exhibit: id }),
]);
/** One thing that a page does to a case. Two pages may each do theirs: neither undoes the other's. */
export type CaseChange = v.InferOutput<typeof changeSchema>;

/** What a page asks of the cases. */
export const caseWishSchema = v.variant('wish', [
  v.object({
    wish: v.literal('make'),
    id,
    fields: caseFieldsSchema,
    exhibits: v.pipe(v.array(exhibitSchema), v.maxLength(most.exhibits)),
  }),
  v.object({ wish: v.literal('change'), id, changes: v.pipe(v.array(changeSchema), v.minLength(1), v.maxLength(20)) }),
  v.object({ wish: v.literal('delete'), id }),
]);
export type CaseWish = v.InferOutput<typeof caseWishSchema>;

/** A case that is new. `now` is epoch ms. */
export function newCase(name: string, fields: CaseFields, exhibits: readonly Exhibit[], now: number): Case {
  return { id: name, ...fields, exhibits: [...exhibits], created: now, changed: now, reminded: null };
}

/** The case after the changes, one behind the other. What names an exhibit that is gone changes nothing. `now` is epoch ms. */
export function changedCase(before: Case, changes: readonly CaseChange[], now: number): Case {
  return { ...changes.reduce(changed, before), changed: Math.max(now, before.changed) };
}

function changed(before: Case, change: CaseChange): Case {
  if (change.do === 'set') return { ...before, ...change.fields };
  return { ...before, exhibits: arranged(before.exhibits, change) };
}

function arranged(exhibits: readonly Exhibit[], change: Exclude<CaseChange, { do: 'set' }>): Exhibit[] {
  if (change.do === 'add') return added(exhibits, change.exhibits, change.at ?? exhibits.length);
  if (change.do === 'move') return moved(exhibits, change.exhibit, change.to);
  if (change.do === 'remove') return exhibits.filter((one) => one.id !== change.exhibit);
  return exhibits.map((one) => (one.id === change.exhibit ? { ...one, ...change.fields } : one));
}

/** What is there already is not added a second time. */
function added(to: readonly Exhibit[], exhibits: readonly Exhibit[], at: number): Exhibit[] {
  const fresh = exhibits.filter((each) => to.every((one) => one.id !== each.id));
  return [...to.slice(0, at), ...fresh, ...to.slice(at)].slice(0, most.exhibits);
}

/** The exhibits with one of them at another place, counted from 0 in the list as it then is. */
export function moved(exhibits: readonly Exhibit[], exhibit: string, to: number): Exhibit[] {
  const one = exhibits.find((each) => each.id === exhibit);
  if (!one) return [...exhibits];
  const others = exhibits.filter((each) => each !== one);
  return [...others.slice(0, to), one, ...others.slice(to)];
}
