import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { startOfVersion } from '../catalogue/read/change-position.js';
import { CatalogueReader } from '../catalogue/read/catalogue-reader.js';
import { Clock } from '../common/clock.js';
import { FeedmillError } from '../common/errors.js';
import { ChangeListener, type ChangeListenerContract } from '../extensions/change-listener.js';
import { discoverExtensions, type Extension } from '../extensions/registry.js';
import { KeyedQueue } from './keyed-queue.js';
import { type ListenerPosition } from './listener-position.entity.js';
import { ListenerPositions } from './listener-positions.js';

const CONCURRENCY = 4;
const SHUTDOWN_WAIT = 3_000;

/** Tells the change listeners of this application what was committed. Being woken is a hint; the tick finds what was missed. */
@Injectable()
export class ChangeListeners implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeListeners');
  private readonly queue = new KeyedQueue(CONCURRENCY, (key) => this.tellAll(key));
  private readonly searches = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  private listeners: ReadonlyMap<string, Extension<string, ChangeListenerContract>> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
    private readonly catalogues: CatalogueReader,
    private readonly positions: ListenerPositions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.listeners = discoverExtensions(this.discovery, ChangeListener, (name) => name);
    for (const name of this.listeners.keys()) await this.positions.start(name);
    this.wake();
  }

  /** Looks for what is to be told of a job, or of all; does not wait for it, and never throws. */
  wake(jobID: string | null = null): void {
    for (const name of this.listeners.keys()) {
      if (this.stop.signal.aborted) return;
      const search = this.positions
        .behind(name, jobID)
        .then((catalogues) => catalogues.forEach((id) => this.queue.add(JSON.stringify([name, id]))))
        .catch((error: unknown) => this.logger.error('Changes could not be looked for; the tick tries again.', error))
        .finally(() => this.searches.delete(search));
      this.searches.add(search);
    }
  }

  /** Resolves when nothing is left to tell. */
  async idle(): Promise<void> {
    while (this.searches.size > 0 || !this.queue.isIdle) {
      await Promise.all(this.searches);
      await this.queue.idle();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.queue.close();
    this.stop.abort(new FeedmillError('UNAVAILABLE', 'The server is stopping.'));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, SHUTDOWN_WAIT)));
    await Promise.race([this.idle(), patience]);
    clearTimeout(timer);
  }

  private async tellAll(key: string): Promise<void> {
    const [name, catalogueID] = JSON.parse(key) as [string, number];
    const listener = this.listeners.get(name)?.instance;
    if (!listener) return;
    try {
      const position = await this.positions.claim(name, catalogueID, randomUUID(), await this.clock.now());
      if (position) await this.tellFrom(listener, position);
    } catch (error) {
      if (this.stop.signal.aborted) return;
      this.logger.warn(
        `The listener "${name}" failed, and is told again: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }

  private async tellFrom(listener: ChangeListenerContract, position: ListenerPosition): Promise<void> {
    const renewal = setInterval(() => void this.renew(position), this.positions.renewEvery);
    try {
      for (let version = position.version; !this.stop.signal.aborted;) {
        const next = await this.tellNext(listener, position, version);
        if (next === null || !(await this.positions.move(position, { version: next }))) return;
        version = next;
      }
    } finally {
      clearInterval(renewal);
      await this.positions.move(position, { leaseOwner: null, leaseUntil: null });
    }
  }

  /** The version up to which the listener has been told then; null when there is no other one. */
  private async tellNext(
    listener: ChangeListenerContract,
    { name, catalogueID }: ListenerPosition,
    told: number,
  ): Promise<number | null> {
    const catalogue = await this.catalogues.ofCatalogue(catalogueID);
    if (!catalogue || catalogue.version <= told) return null;
    if (catalogue.oldestVersion > told) {
      this.logger.warn(
        `The listener "${name}" was not told what the versions ${told + 1} to ${catalogue.oldestVersion} of job ${catalogue.jobID} changed: they are no longer kept.`,
      );
      return catalogue.oldestVersion;
    }
    const version = told + 1;
    const committed = await this.catalogues.committed(catalogueID, version);
    if (!committed) return null;
    const { runID, committedAt } = committed;
    const changes = this.catalogues.changes({ catalogueID, after: startOfVersion(version), untilVersion: version });
    const { jobID } = catalogue;
    await listener.changed({ jobID, runID, version, committedAt, changes, signal: this.stop.signal });
    return version;
  }

  private async renew(position: ListenerPosition): Promise<void> {
    try {
      await this.positions.renew(position, await this.clock.now());
    } catch (error) {
      // The lease runs on for a while; the next time may be better.
      this.logger.warn(`The lease of listener "${position.name}" was not renewed: ${String(error)}`);
    }
  }
}
