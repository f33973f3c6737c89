import { pageBrowser } from './page-browser';
import { sceneOf } from './scene';

// The polyfill looks for the browser as it is loaded, so the views come after.
const scene = sceneOf(location.search);
const browser = pageBrowser(scene.locale, scene.stored);
Object.assign(globalThis, { chrome: { runtime: { id: 'screens' } }, browser });
const { show } = await import('./show');
show(scene);
