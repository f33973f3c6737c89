import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoverWatch } from './cover';

const stage = document.createElement('div');
beforeEach(() => document.body.append(stage));
afterEach(() => {
  stage.remove();
  stage.replaceChildren();
});

function box(style: string, ...inside: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = style;
  element.append(...inside);
  return element;
}

/** A pane that scrolls inside a component, into which the page gives its rows from outside. */
function slotted(): HTMLElement {
  const host = box('display: block', box('height: 500px', document.createElement('p')));
  const pane = box('height: 300px; width: 300px; overflow-y: auto');
  pane.append(document.createElement('slot'));
  host.attachShadow({ mode: 'open' }).append(pane);
  stage.append(host);
  return pane;
}

function plain(): HTMLElement {
  const pane = box('height: 300px; width: 300px; overflow-y: auto', box('height: 500px'));
  stage.append(pane);
  return pane;
}

const layer = (style: string): HTMLElement => box(`position: fixed; background: white; ${style}`);

describe.each([
  ['a plain pane', plain],
  ['a pane whose rows come through a slot', slotted],
])('%s', (_, make) => {
  it('is not covered by its own rows', () => {
    expect(new CoverWatch(make()).isCovered).toBe(false);
  });

  it('is covered by a layer that comes over it, not by one that stands beside it', () => {
    const watch = new CoverWatch(make());
    const beside = layer('left: 320px; top: 0; width: 80px; height: 300px');
    stage.append(beside);
    expect(watch.isCovered).toBe(false);
    beside.style.left = '0';
    expect(watch.isCovered).toBe(true);
  });
});
