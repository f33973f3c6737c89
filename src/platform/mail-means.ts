import { RouteError } from '../mail/route';
import type { FolderMeans } from '../mail/routes/folder';
import type { OAuthMeans } from '../mail/routes/oauth';
import { writableFolder } from './folder-handles';
import { saveDownload, wasDownloaded } from './save-download';
import { openSignIn, signInRedirect } from './sign-in';

/** The browser's folders and downloads, for the route that lays mails into a folder. */
export const folderMeans: FolderMeans = {
  folder: writableFolder,
  wasSaved: wasDownloaded,
  async save(path, bytes, signal) {
    const trouble = await saveDownload(path, bytes, signal);
    if (trouble) throw new RouteError(trouble);
  },
};

/** The browser's sign-in window and clock, for the routes that sign in by OAuth. */
export const oauthMeans: OAuthMeans = { signIn: { redirectUrl: signInRedirect, open: openSignIn }, now: () => Date.now() };
