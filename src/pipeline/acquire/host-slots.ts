/** At most `size` requests at a time per host; who comes first goes first. */
export class HostSlots {
  private readonly taken = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly size: number) {}

  /** Resolves to the function that gives the slot back (calling it again does nothing). Rejects with the signal's reason. */
  async take(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const taken = this.taken.get(host) ?? 0;
    if (taken < this.size) this.taken.set(host, taken + 1);
    else await this.wait(host, signal);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.giveBack(host);
    };
  }

  private wait(host: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(host) ?? [];
      this.waiting.set(host, queue);
      const turn = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(turn), 1);
        reject(signal.reason as Error);
      };
      queue.push(turn);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private giveBack(host: string): void {
    const next = this.waiting.get(host)?.shift();
    if (next) return next();
    const taken = (this.taken.get(host) ?? 1) - 1;
    if (taken > 0) this.taken.set(host, taken);
    else {
      this.taken.delete(host);
      this.waiting.delete(host);
    }
  }
}
