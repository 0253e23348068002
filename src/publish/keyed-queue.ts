import PQueue from 'p-queue';

/**
 * Does some work for keys, several at a time but each one never twice at once. A key that is added while its work is going
 * on is worked on again afterwards, for it may have been too late to be noticed. `work` must not throw.
 */
export class KeyedQueue {
  private readonly queue: PQueue;
  /** The keys that wait or are worked on, and whether to do it again. */
  private readonly known = new Map<string, boolean>();
  private closed = false;

  constructor(
    concurrency: number,
    private readonly work: (key: string) => Promise<void>,
  ) {
    this.queue = new PQueue({ concurrency });
  }

  get isIdle(): boolean {
    return this.queue.size + this.queue.pending === 0;
  }

  add(key: string): void {
    if (this.closed) return;
    if (this.known.has(key)) {
      this.known.set(key, true);
      return;
    }
    this.known.set(key, false);
    void this.queue.add(async () => {
      await this.work(key);
      const again = this.known.get(key);
      this.known.delete(key);
      if (again) this.add(key);
    });
  }

  idle(): Promise<void> {
    return this.queue.onIdle();
  }

  /** Takes nothing more; what is going on goes on. */
  close(): void {
    this.closed = true;
    this.queue.clear();
  }
}
