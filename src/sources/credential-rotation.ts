import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, MoreThan, Not } from 'typeorm';
import { FeedmillError } from '../common/errors.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { CredentialVault } from './credential-vault.js';
import { Source } from './source.entity.js';

/** Sources per transaction: few enough to keep each transaction under 50 ms. */
const SOURCES_PER_TRANSACTION = 200;

export interface Rotation {
  /** The first key of CREDENTIALS_KEY. */
  readonly keyID: string;
  /** Number of sources that were sealed with it now. */
  readonly rotated: number;
  /** Number of sources that were sealed with it before. */
  readonly already: number;
}

/** Seals all stored credentials with the first key of CREDENTIALS_KEY, so that the other keys can be removed. */
@Injectable()
export class CredentialRotation {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly vault: CredentialVault,
  ) {}

  /**
   * Rotates all sources and returns the counts. `CONFIG_INVALID` without CREDENTIALS_KEY, or if stored credentials cannot be
   * opened; it can be called again after that.
   */
  async rotate(): Promise<Rotation> {
    const keyID = this.vault.firstKey;
    if (keyID === null) {
      throw new FeedmillError(
        'CONFIG_INVALID',
        'CREDENTIALS_KEY is not set, so the new key is unknown. Set it as new:key,file:key, the first of 32 random bytes in base64, the second from the key file beside the database.',
      );
    }
    let [rotated, already, after] = [0, 0, ''];
    for (;;) {
      const batch = await this.reader.manager.find(Source, {
        select: { id: true, name: true, credentials: true },
        where: { id: MoreThan(after), credentials: Not(IsNull()) },
        order: { id: 'ASC' },
        take: SOURCES_PER_TRANSACTION,
      });
      if (batch.length === 0) return { keyID, rotated, already };
      const old = batch.filter(({ credentials }) => this.vault.keyOf(credentials ?? '') !== keyID);
      rotated += await this.sealAnew(old);
      already += batch.length - old.length;
      after = batch.at(-1)?.id ?? after;
    }
  }

  /** Skips credentials that a server has changed in the meantime: it sealed them with its own first key. */
  private sealAnew(sources: readonly Source[]): Promise<number> {
    const changes = sources.map(({ id, name, credentials }) => ({
      id,
      credentials,
      anew: this.anew(id, name, credentials),
    }));
    return this.database.transact(async (manager) => {
      let count = 0;
      for (const { id, credentials, anew } of changes) {
        const { affected } = await manager.update(
          Source,
          { id, credentials: credentials ?? '' },
          { credentials: anew },
        );
        count += affected ?? 0;
      }
      return count;
    });
  }

  private anew(id: string, name: string, sealed: string | null): string {
    try {
      return this.vault.seal(id, this.vault.open(id, sealed ?? ''));
    } catch {
      throw new FeedmillError(
        'CONFIG_INVALID',
        `The credentials of source "${name}" (${id}) cannot be opened with the keys in CREDENTIALS_KEY. Correct the keys, or save that source again with its credentials; then rotate again.`,
      );
    }
  }
}
