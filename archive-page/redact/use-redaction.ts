import { useEffect, useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import { getSetting, settings } from '../../src/platform/settings';
import { redactorFor, type Redactor } from '../../src/redaction/plan';
import { noRedaction, type Redaction, redactionChoiceSchema } from '../../src/redaction/redaction';
import type { Known } from '../../src/redaction/rules/rule';

/** What is on when nothing was chosen yet: all that is personal. */
const usual: Redaction = { ...noRedaction, rules: ['name', 'phone', 'address', 'identity', 'card', 'email'] };

function begunWith(last: unknown): Redaction {
  const choice = v.safeParse(redactionChoiceSchema, last);
  return choice.success ? { ...noRedaction, ...choice.output } : usual;
}

export type Redacting = {
  readonly redaction: Redaction;
  readonly redactor: Redactor;
  readonly change: (next: (redaction: Redaction) => Redaction) => void;
};

/** The redaction of one review, begun with the rules of the last one; null until those are read. */
export function useRedaction(known: Known): Redacting | null {
  const [redaction, setRedaction] = useState<Redaction | null>(null);
  useEffect(() => {
    void getSetting(settings.lastRedaction).then((last) => setRedaction(begunWith(last)));
  }, []);
  const redactor = useMemo(() => redaction && redactorFor(redaction, known), [redaction, known]);
  return redaction && redactor && { redaction, redactor, change: (next) => setRedaction((last) => last && next(last)) };
}
