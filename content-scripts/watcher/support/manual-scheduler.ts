import type { Cancel, Scheduler } from '../scheduler';

type Job = { readonly at: number; readonly run: () => void };

/** A scheduler whose time passes only when a test says so. */
export class ManualScheduler implements Scheduler {
  #now = Date.UTC(2026, 10, 20, 6, 30);
  #jobs: Job[] = [];
  #hidden = false;
  /** Ms by which timers are stretched while hidden, as browsers do. */
  throttle = 60_000;

  now(): number {
    return this.#now;
  }

  /** Work takes no time here, whatever the machine is busy with. */
  stopwatch(): number {
    return this.#now;
  }

  hidden(): boolean {
    return this.#hidden;
  }

  hide(hidden: boolean): void {
    this.#hidden = hidden;
  }

  after(ms: number, run: () => void): Cancel {
    return this.#add(this.#hidden ? Math.max(ms, this.throttle) : ms, run);
  }

  /** The page under test is never idle: work waits for its deadline, but in a hidden tab it is the next task. */
  idle(ms: number, run: () => void): Cancel {
    return this.#add(this.#hidden ? 0 : ms, run);
  }

  /** Lets `ms` pass, running what falls due in order, and what the page's own microtasks and tasks bring about. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await nextTask();
    for (;;) {
      const job = this.#jobs.toSorted((one, other) => one.at - other.at)[0];
      if (!job || job.at > end) break;
      this.#jobs = this.#jobs.filter((other) => other !== job);
      this.#now = Math.max(this.#now, job.at);
      job.run();
      await nextTask();
    }
    this.#now = end;
  }

  #add(ms: number, run: () => void): Cancel {
    const job = { at: this.#now + ms, run };
    this.#jobs.push(job);
    return () => void (this.#jobs = this.#jobs.filter((other) => other !== job));
  }
}

/** One full turn of the event loop: microtasks, mutation and scroll events included. */
async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
