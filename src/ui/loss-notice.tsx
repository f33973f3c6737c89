import { text } from '../platform/i18n';
import { settings } from '../platform/settings';
import { conversationsCounted, messagesCounted } from './counted';
import { fullWhen } from './format';
import { Icon } from './icon';
import './notice.css';
import { usePorts } from './ports';
import { useSetting } from './use-setting';

/** Tells what the archive was found to have lost, until the user answers; nothing where nothing is lost. */
export function LossNotice() {
  const { language, openPage } = usePorts();
  const [loss, setLoss] = useSetting(settings.loss);
  if (!loss) return null;
  const { messages, conversations, at, left } = loss;
  const held = [messagesCounted(messages, language), conversationsCounted(conversations, language), fullWhen(at, language)] as const;
  return (
    <div class="problem loss" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{text(left === 0 ? 'lossAll' : 'lossSome')}</strong>
        <p>
          {text('lossHeld', ...held)} {left > 0 && text('lossLeft', messagesCounted(left, language))}
        </p>
        <p>{text('lossWhy')}</p>
        <div class="loss-answers">
          <button type="button" class="button" onClick={() => openPage('options', '#import')}>
            {text('lossRestore')}
          </button>
          <button type="button" class="button" onClick={() => setLoss(null)}>
            {text('lossAccept')}
          </button>
        </div>
      </div>
    </div>
  );
}
