import { text } from '../src/platform/i18n';
import { Dialog } from '../src/ui/dialog';
import { keyGroups, KeyTable } from '../src/ui/keys';
import './keys-dialog.css';

/** Every key there is. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title={text('keyHelp')} close={close} isWide>
      <div class="keys-inside">
        <KeyTable groups={keyGroups} />
      </div>
    </Dialog>
  );
}
