export type Cancel = () => void;

/** The clock and the turns of work. Injected, so that tests decide what time it is. */
export type Scheduler = {
  /** Epoch ms. */
  now(): number;
  /** Ms of the clock by which work is measured. */
  stopwatch(): number;
  /** Runs after `ms`; in a hidden tab browsers stretch this to a second and later to a minute. */
  after(ms: number, run: () => void): Cancel;
  /** Runs when the page has nothing better to do, at the latest after `ms`; in a hidden tab as the next task. */
  idle(ms: number, run: () => void): Cancel;
  /** True while the tab is not looked at. */
  hidden(): boolean;
};

/** The scheduler of a real page. */
export function pageScheduler(view: Window & typeof globalThis): Scheduler {
  const turn = nextTask();
  const hidden = () => view.document.visibilityState === 'hidden';
  return {
    now: () => Date.now(),
    stopwatch: () => view.performance.now(),
    after(ms, run) {
      const timer = view.setTimeout(run, ms);
      return () => view.clearTimeout(timer);
    },
    idle(ms, run) {
      if (hidden()) return turn(run);
      const handle = view.requestIdleCallback(run, { timeout: ms });
      return () => view.cancelIdleCallback(handle);
    },
    hidden,
  };
}

/** Tasks by message: the one kind of turn that a hidden tab does not throttle. */
function nextTask(): (run: () => void) => Cancel {
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  port1.addEventListener('message', () => queue.shift()?.());
  port1.start();
  return (run) => {
    let cancelled = false;
    queue.push(() => {
      if (!cancelled) run();
    });
    port2.postMessage(null);
    return () => void (cancelled = true);
  };
}
