import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { FeedmillError } from './common/errors.js';
import { type FeedmillConfig, loadConfig } from './config/config.js';
import { misspeltSettings } from './config/misspelt-settings.js';
import { JobsScheduler } from './jobs/jobs.scheduler.js';
import { setUpHttp } from './set-up-http.js';

const LEVELS: Record<FeedmillConfig['LOG_LEVEL'], LogLevel[]> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};

async function main(): Promise<void> {
  const hasFile = existsSync('.env');
  const envFile = hasFile ? parseEnv(readFileSync('.env', 'utf8')) : {};
  if (hasFile) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const logger = new ConsoleLogger({ logLevels: LEVELS[config.LOG_LEVEL], json: config.LOG_FORMAT === 'json' });
  for (const line of misspeltSettings(process.env, envFile)) logger.warn(line, 'Config');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger,
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  setUpHttp(app, config);
  // Not Nest's own hooks: they end the process with the signal, but a requested stop has to exit with 0.
  let stopping: Promise<void> | null = null;
  const stop = async (signal: string): Promise<void> => {
    logger.log(`Stopping after ${signal}`);
    // Runs and requests end at the same time: one after the other would take longer than a stop may.
    await Promise.all([app.get(JobsScheduler).stop(), app.close()]);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A second signal waits for the same stop and does not cut it off.
    process.on(signal, () => {
      stopping ??= stop(signal).then(() => process.exit(0), fail);
    });
  }
  await app.listen(config.PORT, config.HOST);
  logger.log(`feedmill listens on ${await app.getUrl()}/graphql`);
}

function fail(error: unknown): void {
  // An operator can fix a FeedmillError with its message alone; any other error is a bug and needs its stack.
  console.error(error instanceof FeedmillError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
