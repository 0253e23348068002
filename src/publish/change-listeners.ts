import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { startOfVersion } from '../catalogue/read/change-position.js';
import { CatalogueReader } from '../catalogue/read/catalogue-reader.js';
import { Clock } from '../common/clock.js';
import { ChangeListener, type ChangeListenerContract } from '../extensions/change-listener.js';
import { discoverExtensions, type Extension } from '../extensions/registry.js';
import { Dispatcher } from './dispatcher.js';
import { type ListenerPosition } from './listener-position.entity.js';
import { ListenerPositions } from './listener-positions.js';
import { Subscribers } from './subscribers.js';

/** Listeners called at the same time, each for another catalogue: they share this process with runs and the API. */
const MAX_CONCURRENT_CALLS = 4;

/** Calls the change listeners of this application for each committed version. */
@Injectable()
export class ChangeListeners implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeListeners');
  private readonly dispatcher: Dispatcher<ListenerPosition>;
  private listeners: ReadonlyMap<string, Extension<string, ChangeListenerContract>> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly catalogues: CatalogueReader,
    private readonly positions: ListenerPositions,
    subscribers: Subscribers,
    clock: Clock,
  ) {
    subscribers.add(this);
    this.dispatcher = new Dispatcher(
      {
        name: 'ChangeListeners',
        concurrency: MAX_CONCURRENT_CALLS,
        // A listener is told of the stop at once: only it knows how to end early.
        graceMs: 0,
        leases: positions.leases,
        due: (_, jobID) => this.due(jobID),
        claim: (key, owner, now) => this.positions.claim(...keyParts(key), owner, now),
        deliver: (position, signal) => this.callFrom(position, signal),
      },
      clock,
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.listeners = discoverExtensions(this.discovery, ChangeListener, (name) => name);
    await this.positions.leases.releaseLost();
    for (const name of this.listeners.keys()) await this.positions.register(name);
    this.wake();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.dispatcher.close();
  }

  /** Looks for versions, of one job or of all, that listeners were not called for. Does not wait, never throws. */
  wake(jobID: string | null = null): void {
    if (this.listeners.size > 0) this.dispatcher.wake(jobID);
  }

  /** Resolves when no listener has a version left to be called for. */
  idle(): Promise<void> {
    return this.dispatcher.idle();
  }

  private async due(jobID: string | null): Promise<string[]> {
    const keys: string[] = [];
    for (const name of this.listeners.keys()) {
      for (const catalogueID of await this.positions.behind(name, jobID))
        keys.push(JSON.stringify([name, catalogueID]));
    }
    return keys;
  }

  private async callFrom(position: ListenerPosition, signal: AbortSignal): Promise<void> {
    const listener = this.listeners.get(position.name)?.instance;
    if (!listener) return;
    for (let { version } = position; !signal.aborted;) {
      const next = await this.callNext(listener, position, version, signal);
      if (next === null || !(await this.positions.leases.update(position, { version: next }))) return;
      version = next;
    }
  }

  /** Calls the listener for the version after `last`. Returns the version it has come to, or null when there is none. */
  private async callNext(
    listener: ChangeListenerContract,
    { name, catalogueID }: ListenerPosition,
    last: number,
    signal: AbortSignal,
  ): Promise<number | null> {
    const catalogue = await this.catalogues.ofCatalogue(catalogueID);
    if (!catalogue || catalogue.version <= last) return null;
    const { jobID, oldestVersion } = catalogue;
    if (oldestVersion > last) {
      this.logger.warn(
        `The listener "${name}" missed the versions ${last + 1} to ${oldestVersion} of job ${jobID}: they are no longer kept.`,
      );
      return oldestVersion;
    }
    const version = last + 1;
    const committed = await this.catalogues.committed(catalogueID, version);
    if (!committed) return null;
    const { runID, committedAt } = committed;
    const changes = this.catalogues.changes({ catalogueID, after: startOfVersion(version), untilVersion: version });
    await listener.changed({ jobID, runID, version, committedAt, changes, signal });
    return version;
  }
}

function keyParts(key: string): [name: string, catalogueID: number] {
  return JSON.parse(key) as [string, number];
}
