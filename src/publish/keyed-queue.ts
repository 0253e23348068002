import PQueue from 'p-queue';

/**
 * Works on keys, several at a time but never on one key twice at once. A key that is added while it is worked on is
 * worked on again afterwards, as the work may have read its state before. `work` must not throw.
 */
export class KeyedQueue {
  private readonly queue: PQueue;
  /** The keys that wait or are worked on, and whether to work on them again. */
  private readonly pending = new Map<string, boolean>();
  private isClosed = false;

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
    if (this.isClosed) return;
    if (this.pending.has(key)) {
      this.pending.set(key, true);
      return;
    }
    this.pending.set(key, false);
    void this.queue.add(async () => {
      await this.work(key);
      const again = this.pending.get(key);
      this.pending.delete(key);
      if (again) this.add(key);
    });
  }

  idle(): Promise<void> {
    return this.queue.onIdle();
  }

  /** Takes no new keys and forgets those that wait; work in progress goes on. */
  close(): void {
    this.isClosed = true;
    this.queue.clear();
  }
}
