import { type FeedmillConfig } from './config/config.js';
import { Database } from './database/database.js';
import { DATABASE_CONTENTS } from './feedmill.module.js';
import { CredentialRotation, type Rotation } from './sources/credential-rotation.js';
import { CredentialVault } from './sources/credential-vault.js';

/** What `npm run credentials:rotate` does. With SQLite no server may use the file meanwhile (`UNAVAILABLE`). */
export async function rotateCredentials(config: FeedmillConfig): Promise<Rotation> {
  // Not as an application: nothing of it may run jobs or answer requests meanwhile.
  const database = await Database.open(config, DATABASE_CONTENTS);
  try {
    const reader = await Database.openReader(database.readerOptions);
    try {
      const vault = new CredentialVault(config, reader);
      await vault.onModuleInit();
      return await new CredentialRotation(database, reader, vault).rotate();
    } finally {
      await reader.destroy();
    }
  } finally {
    await database.onApplicationShutdown();
  }
}
