import { Injectable } from '@nestjs/common';

/** Wakes the deliveries to one kind of subscriber. `wake` does not wait and never throws. */
interface Wakeable {
  wake(jobID: string | null): void;
}

/** Holds all kinds of subscribers of this server, so that runs do not depend on them. */
@Injectable()
export class Subscribers {
  private readonly kinds: Wakeable[] = [];

  add(kind: Wakeable): void {
    this.kinds.push(kind);
  }

  /** Tells every kind that there may be something to deliver, for one job or for all. Does not wait, never throws. */
  wake(jobID: string | null = null): void {
    for (const kind of this.kinds) kind.wake(jobID);
  }
}
