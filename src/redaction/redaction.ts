import * as v from 'valibot';
import { compiled } from './pattern/match';
import { maxPattern } from './pattern/parse';
import { ruleNames, wholes } from './categories';

/** Some words, or with `isPattern` a regular expression, that are hidden wherever they stand. */
const customSchema = v.pipe(
  v.object({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(maxPattern)), isPattern: v.boolean() }),
  v.check(({ text, isPattern }) => !isPattern || isUnderstood(text), 'a pattern that is understood'),
);
export type Custom = v.InferOutput<typeof customSchema>;

/** Whether a pattern is one that can be looked for without running away. */
export function isUnderstood(pattern: string): boolean {
  try {
    compiled(pattern);
    return true;
  } catch {
    return false;
  }
}

const unit = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * What the user decided at one place: the message, the SHA-256 of the text it was decided in (one message has several: versions, names of files),
 * and from where to where, in UTF-16 units. It holds for the same words in all texts of that message.
 */
const markSchema = v.object({
  is: v.picklist(['added', 'lifted']),
  message: v.pipe(v.string(), v.maxLength(512)),
  text: sha256Hex,
  from: unit,
  to: unit,
});
export type Mark = v.InferOutput<typeof markSchema>;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** A box over a picture, in shares of its width and height, from the upper left corner. */
const boxSchema = v.object({ left: share, top: share, width: share, height: share });
export type Box = v.InferOutput<typeof boxSchema>;

/** What is left out of a copy: rules that are on, what is hidden as a whole, and what the user decided place by place. */
export const redactionSchema = v.object({
  version: v.literal(1),
  rules: v.pipe(v.array(v.picklist(ruleNames)), v.maxLength(50)),
  wholes: v.pipe(v.array(v.picklist(wholes)), v.maxLength(50)),
  custom: v.pipe(v.array(customSchema), v.maxLength(200)),
  marks: v.pipe(v.array(markSchema), v.maxLength(100_000)),
  /** Boxes by the SHA-256 of the picture as the archive keeps it. */
  boxes: v.record(sha256Hex, v.pipe(v.array(boxSchema), v.maxLength(200))),
  /** Whether the hash of a picture that is covered in part still tells which file it was. */
  keepsHashes: v.boolean(),
});
export type Redaction = Readonly<v.InferOutput<typeof redactionSchema>>;

/** Hides nothing. */
export const noRedaction: Redaction = { version: 1, rules: [], wholes: [], custom: [], marks: [], boxes: {}, keepsHashes: false };

/** The choice that is remembered for the next time: no words, no places. */
export const redactionChoiceSchema = v.pick(redactionSchema, ['rules', 'wholes', 'keepsHashes']);
