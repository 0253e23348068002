import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, Not } from 'typeorm';
import { badInput, FeedmillError } from '../common/errors.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Source } from './source.entity.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SOLE_KEY = 'default';
/** The id of the key in the key file, under which it can be carried over into CREDENTIALS_KEY. */
const FILE_KEY = 'file';

export type Credentials = Readonly<Record<string, string>>;

/**
 * Seals and opens credentials with AES-256-GCM, bound to their source: `keyID.nonce.tag.text`, the last three in base64url.
 * The first key seals and all keys open, so that keys can be rotated.
 */
@Injectable()
export class CredentialVault implements OnModuleInit {
  private readonly logger = new Logger('Credentials');
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
  ) {
    this.keys = config.CREDENTIALS_KEY ? readKeys(config.CREDENTIALS_KEY) : new Map();
  }

  /** Stops the start if stored credentials cannot be opened; otherwise runs would fail one by one later. */
  async onModuleInit(): Promise<void> {
    const sealed = await this.reader.manager.find(Source, {
      select: { id: true, name: true, credentials: true },
      where: { credentials: Not(IsNull()) },
    });
    const keyOf = ({ credentials }: Source) => this.keyOf(credentials ?? '');
    for (const keyID of new Set(sealed.map(keyOf))) {
      const sources = sealed.filter((each) => keyOf(each) === keyID);
      const source = `The credentials of source "${sources[0]!.name}"`;
      const place = keyID === FILE_KEY ? ' (it is in the key file beside the database)' : '';
      if (!this.key(keyID)) {
        throw new FeedmillError(
          'CONFIG_INVALID',
          `${source} are sealed with the key "${keyID}", which is missing. Add it to CREDENTIALS_KEY as ${keyID}:key${place}, or restore the key file.`,
        );
      }
      if (!sources.some((each) => this.opens(each))) {
        throw new FeedmillError(
          'CONFIG_INVALID',
          `${source} are sealed with a different key "${keyID}" than the one that is set. Restore that key${place}; a new one needs an id of its own, as in CREDENTIALS_KEY=new:key,${keyID}:key.`,
        );
      }
    }
  }

  /** The id of the first key of CREDENTIALS_KEY; null if it is not set. */
  get firstKey(): string | null {
    const [first] = this.keys.keys();
    return first ?? null;
  }

  /** Returns the id of the key that sealed a text. */
  keyOf(sealed: string): string {
    return sealed.split('.')[0] ?? '';
  }

  seal(sourceID: string, credentials: Credentials): string {
    const [keyID, key] = this.sealingKey();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(sourceID));
    const text = Buffer.concat([cipher.update(JSON.stringify(credentials)), cipher.final()]);
    return [keyID, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
  }

  open(sourceID: string, sealed: string): Credentials {
    const [keyID = '', ...parts] = sealed.split('.');
    const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
    const key = this.key(keyID);
    if (!key || !nonce || !tag || !text) throw cannotOpen();
    try {
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(sourceID));
      decipher.setAuthTag(tag);
      return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString()) as Credentials;
    } catch {
      throw cannotOpen();
    }
  }

  private opens({ id, credentials }: Source): boolean {
    try {
      this.open(id, credentials ?? '');
      return true;
    } catch {
      return false;
    }
  }

  private key(id: string): Buffer | undefined {
    if (this.keys.size > 0) return this.keys.get(id);
    return id === FILE_KEY && existsSync(this.keyFile ?? '') ? this.fileKey() : undefined;
  }

  private sealingKey(): [id: string, key: Buffer] {
    const [first] = this.keys;
    if (first) return first;
    if (this.keyFile === null) {
      throw badInput(
        'credentials',
        'Credentials cannot be saved: set CREDENTIALS_KEY to 32 random bytes in base64 and start the server again.',
      );
    }
    return [FILE_KEY, this.fileKey()];
  }

  private get keyFile(): string | null {
    const url = this.config.DATABASE_URL;
    return url.startsWith('sqlite:') ? `${resolve(url.slice('sqlite:'.length))}.key` : null;
  }

  private fileKey(): Buffer {
    const file = this.keyFile ?? '';
    if (!existsSync(file)) {
      writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
      this.logger.warn(
        `CREDENTIALS_KEY is not set: credentials are sealed with the key in ${file}. Keep it safe and apart from backups of the database.`,
      );
    }
    return readKey(readFileSync(file, 'utf8').trim(), file);
  }
}

function readKeys(setting: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const part of setting.split(',')) {
    const [, id = SOLE_KEY, text = ''] = /^\s*(?:([\w-]+):)?(\S+)\s*$/.exec(part) ?? [];
    if (keys.has(id)) {
      throw new FeedmillError(
        'CONFIG_INVALID',
        `CREDENTIALS_KEY has two keys with the id "${id}". Give each key its own id.`,
      );
    }
    keys.set(id, readKey(text, 'CREDENTIALS_KEY'));
  }
  return keys;
}

function readKey(text: string, place: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new FeedmillError(
    'CONFIG_INVALID',
    `${place} must hold keys of ${KEY_BYTES} bytes in base64, several as id:key,id:key.`,
  );
}

function cannotOpen(): FeedmillError {
  return badInput(
    'credentials',
    'The stored credentials cannot be opened any more. Save the source again with its credentials.',
  );
}
