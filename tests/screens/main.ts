import { faultsInPage } from './faults-in-page';
import { pageBrowser } from './page-browser';
import { sceneOf } from './scene';
import { typeIntoFrame } from './typed-before';

// The polyfill looks for the browser as it is loaded, so the views come after.
const scene = sceneOf(location.search);
const browser = pageBrowser(scene.locale, scene.stored, scene.isStretched);
Object.assign(globalThis, { faultsInPage, chrome: { runtime: { id: 'screens' } }, browser });
if (scene.typed !== null) typeIntoFrame(scene.typed);
const { show } = await import('./show');
show(scene);
