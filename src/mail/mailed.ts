import * as v from 'valibot';

export const mailedSchema = v.object({
  state: v.string(),
  messages: v.record(v.string(), v.string()),
  about: v.optional(v.string(), ''),
});
/**
 * What a plan has mailed of a conversation: each message's mark by its id, '' where it proved to be another's double since; the mark of what is told of the
 * conversation besides; and the state in which nothing of it was left to mail, by which one that did not change is passed over, '' where something was left.
 */
export type Mailed = Readonly<v.InferOutput<typeof mailedSchema>>;
