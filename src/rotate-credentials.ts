import { NestFactory } from '@nestjs/core';
import { type FeedmillConfig } from './config/config.js';
import { FeedmillModule } from './feedmill.module.js';
import { CredentialRotation, type Rotation } from './sources/credential-rotation.js';
import { CredentialVault } from './sources/credential-vault.js';

/** What `npm run credentials:rotate` does. With SQLite no server may use the file meanwhile (`UNAVAILABLE`). */
export async function rotateCredentials(config: FeedmillConfig): Promise<Rotation> {
  const app = await NestFactory.createApplicationContext(
    {
      module: class Rotating {},
      imports: [FeedmillModule.databaseOnly(config)],
      providers: [CredentialVault, CredentialRotation],
    },
    { logger: ['fatal'], abortOnError: false },
  );
  try {
    return await app.get(CredentialRotation).rotate();
  } finally {
    await app.close();
  }
}
