import type { MailRow } from '../../src/mail/mail-row';
import { needsUser, wordsFor } from '../../src/mail/outbox';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { fullWhen, sizeText } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { Section } from '../section';
import { answerWords, stateWords, troubleWords } from './mail-words';

function Entry({ mail, reload }: { readonly mail: MailRow; readonly reload: () => void }) {
  const { background, language, clock } = usePorts();
  const { id, subject, folder, state, why, answer, bytes, date, due, marks, sentAt } = mail;
  const again = state === 'waiting' && due > clock() ? [text('mailAgainAt', fullWhen(due, language))] : [];
  const facts = [fullWhen(sentAt ?? date, language), folder, messagesCounted(marks.records, language), sizeText(bytes, language), ...again];
  const words = wordsFor(mail);
  return (
    <li class="mail-entry">
      <div class="entry">
        <span class="mail-what">
          <bdi>{subject}</bdi>
          <br />
          <small class="soft">{facts.join(' · ')}</small>
        </span>
        <span class={needsUser(mail) ? 'mail-state failures' : 'mail-state soft'}>{stateWords(state)}</span>
      </div>
      {(needsUser(mail) || state === 'waiting') && why !== null && (
        <p class="soft">
          {troubleWords(why)}
          {answer !== '' && (
            <>
              {' '}
              <q>{answer}</q>
            </>
          )}
        </p>
      )}
      {words.length > 0 && (
        <div class="mail-acts">
          {words.map((word) => (
            <button
              key={word}
              type="button"
              class="button"
              aria-label={text('mailAnswerNamed', answerWords(word), subject)}
              onClick={() => void background.sayOfMail({ id, word }).then(reload)}
            >
              {answerWords(word)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** The mails that were composed, the newest first, with what became of each. What waits for the user stands on top. */
export function OutboxSection({ mails, reload }: { readonly mails: readonly MailRow[]; readonly reload: () => void }) {
  const sorted = [...mails.filter(needsUser), ...mails.filter((mail) => !needsUser(mail))];
  return (
    <Section name="outbox" more={text('mailOutboxMore')}>
      {mails.length === 0 && <p class="soft">{text('mailOutboxEmpty')}</p>}
      <ul class="mail-list">
        {sorted.map((mail) => (
          <Entry key={mail.id} mail={mail} reload={reload} />
        ))}
      </ul>
    </Section>
  );
}
