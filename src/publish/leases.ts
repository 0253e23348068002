import { EntityManager, type EntityTarget, type FindOptionsWhere, IsNull, Not } from 'typeorm';
import { Database, Priority } from '../database/database.js';

/** The columns of a lease: which server delivers to a subscriber, and until when it has to renew that. */
export interface LeaseColumns {
  readonly leaseOwner: string | null;
  readonly leaseUntil: Date | null;
}

/** A subscriber is leased for this share of the lease before the lease is renewed. */
const RENEWALS_PER_LEASE = 4;

/**
 * Leases on the rows of one table of subscribers. One server at a time delivers to a subscriber. Each write is conditional
 * on the lease, so a server that lost it changes nothing.
 */
export class Leases<Row extends LeaseColumns> {
  /** Milliseconds between two renewals. */
  readonly renewalMs: number;

  /** `keyOf` returns the key of a row; `leaseMs` is how long a lease lasts without renewal. */
  constructor(
    private readonly database: Database,
    private readonly entity: EntityTarget<Row>,
    private readonly keyOf: (row: Row) => FindOptionsWhere<Row>,
    private readonly leaseMs: number,
  ) {
    this.renewalMs = leaseMs / RENEWALS_PER_LEASE;
  }

  /** Leases a row to `owner`. Returns null when it is not there, not due, or another server's. */
  claim(
    where: FindOptionsWhere<Row>,
    owner: string,
    now: Date,
    isDue: (row: Row) => boolean = () => true,
    prepare: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<Row | null> {
    return this.write(async (manager) => {
      await prepare(manager);
      const row = await manager.findOneBy(this.entity, where);
      if (!row || !isDue(row) || (row.leaseUntil && row.leaseUntil > now)) return null;
      const lease = { leaseOwner: owner, leaseUntil: this.leaseFrom(now) };
      const isUpdated = await this.updateWhere(manager, { ...where, ...ownedBy(row) }, lease);
      return isUpdated ? { ...row, ...lease } : null;
    });
  }

  /** Returns false when the lease was lost. */
  renew(row: Row, now: Date): Promise<boolean> {
    return this.update(row, { leaseUntil: this.leaseFrom(now) });
  }

  /** Changes a leased row. Returns false, and changes nothing, when the lease was lost. */
  update(row: Row, change: object): Promise<boolean> {
    return this.write((manager) => this.updateWhere(manager, this.mine(row), change));
  }

  release(row: Row): Promise<boolean> {
    return this.update(row, { leaseOwner: null, leaseUntil: null });
  }

  /** Releases leases of an earlier process, when this one is the only server of its database. Called at the start. */
  async releaseLost(): Promise<void> {
    if (!this.database.isExclusive) return;
    const leased = { leaseOwner: Not(IsNull()) } as FindOptionsWhere<Row>;
    await this.write((manager) => this.updateWhere(manager, leased, { leaseOwner: null, leaseUntil: null }));
  }

  /** The condition under which a row is still leased as it was. */
  mine(row: Row): FindOptionsWhere<Row> {
    return { ...this.keyOf(row), ...ownedBy(row) };
  }

  /** Writes behind the API: nobody waits for a delivery's position. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transact(work, Priority.RUN);
  }

  private async updateWhere(manager: EntityManager, where: FindOptionsWhere<Row>, change: object): Promise<boolean> {
    const { affected } = await manager.update(this.entity, where, change);
    return affected === 1;
  }

  private leaseFrom(now: Date): Date {
    return new Date(now.getTime() + this.leaseMs);
  }
}

function ownedBy<Row extends LeaseColumns>({ leaseOwner }: Row): FindOptionsWhere<Row> {
  return { leaseOwner: leaseOwner ?? IsNull() } as FindOptionsWhere<Row>;
}
