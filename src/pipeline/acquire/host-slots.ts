import PQueue from 'p-queue';

/** Limits the requests that run at the same time against one host. Further requests wait in the order they came. */
export class HostSlots {
  private readonly queues = new Map<string, PQueue>();

  /** @param requestsPerHost requests to one host at the same time */
  constructor(private readonly requestsPerHost: number) {}

  /** Resolves to a function that releases the slot (a second call does nothing). Rejects with the signal's reason. */
  take(host: string, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
      // The slot is taken as long as the queue's task runs: until it is released, or not at all after an abort.
      void this.queueOf(host).add(async () => {
        signal.removeEventListener('abort', leave);
        if (!signal.aborted) await new Promise<void>(resolve);
      });
    });
  }

  private queueOf(host: string): PQueue {
    let queue = this.queues.get(host);
    if (queue) return queue;
    queue = new PQueue({ concurrency: this.requestsPerHost });
    this.queues.set(host, queue);
    // A process that reads from many hosts keeps only the queues in use.
    queue.on('idle', () => this.queues.delete(host));
    return queue;
  }
}
