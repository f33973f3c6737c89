import { counted } from './counted';
import { Icon } from './icon';
import './mail-line.css';
import { usePorts } from './ports';
import { useLoad } from './use-load';

/** One line where backups by mail wait for the user, which leads to them; nothing otherwise. */
export function MailLine() {
  const { mail, language, openPage } = usePorts();
  const needing = useLoad(async () => mail.needing(), [mail]).value ?? 0;
  if (needing === 0) return null;
  return (
    <button type="button" class="mail-line" onClick={() => openPage('options', '#outbox')}>
      <Icon name="warning" />
      <span>{counted(needing, language, 'mailNeedsYouOne', 'mailNeedsYouOther')}</span>
    </button>
  );
}
