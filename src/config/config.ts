import { z } from 'zod';
import { FeedmillError } from '../common/errors.js';

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;
const BYTES = /^(\d{1,9}(?:\.\d{1,3})?)(B|KiB|MiB|GiB)$/;
const SIZES = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;
const DATABASE_URL = /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/;

const duration = (preset: string) =>
  z
    .string()
    .default(preset)
    .transform((text, context) => {
      const [, amount, unit] = DURATION.exec(text) ?? [];
      const milliseconds = Number(amount) * UNITS[unit as keyof typeof UNITS];
      if (milliseconds > 0) return milliseconds;
      context.addIssue({ code: 'custom', message: 'expected a duration such as 500ms, 60s, 5m, 24h or 7d' });
      return z.NEVER;
    });

const bytes = (preset: string) =>
  z
    .string()
    .default(preset)
    .transform((text, context) => {
      const [, amount, unit] = BYTES.exec(text) ?? [];
      const size = Number(amount) * SIZES[unit as keyof typeof SIZES];
      if (size >= 1) return Math.floor(size);
      context.addIssue({ code: 'custom', message: 'expected a size such as 512KiB, 16MiB or 2GiB' });
      return z.NEVER;
    });

const whole = (preset: number, least: number, most: number) =>
  z
    .string()
    .default(String(preset))
    .refine((text) => /^\d{1,12}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `expected a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const flag = (preset: boolean) =>
  z
    .string()
    .default(String(preset))
    .refine((text) => text === 'true' || text === 'false', { message: 'expected true or false' })
    .transform((text) => text === 'true');

/** All variables that feedmill reads. `.env.example` has the defaults and reasons; a test compares both. */
export const CONFIG_SCHEMA = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(3000, 0, 65_535),
  DATABASE_URL: z
    .string()
    .regex(DATABASE_URL, 'expected sqlite:path/to/file.sqlite or postgres://user@host:port/database')
    .default('sqlite:./data/feedmill.sqlite'),
  CREDENTIALS_KEY: z.string().default(''),
  ALLOW_PRIVATE_ADDRESSES: flag(false),
  RUN_INTERVAL: duration('24h'),
  RUN_CONCURRENCY: whole(2, 1, 64),
  RUN_LEASE: duration('60s'),
  RUN_DEADLINE: duration('4h'),
  RUN_JOB_WAIT: duration('5m'),
  VERSIONS_KEPT: whole(7, 1, 10_000),
  RUNS_KEPT: duration('90d'),
  ISSUES_KEPT: duration('14d'),
  EXPORT_STALL: duration('60s'),
  SCHEDULER_CRON: z
    .string()
    .regex(/^(?:off|\S+(?: \S+){4,5})$/, 'expected a cron expression of five or six parts, or off')
    .default('* * * * *'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  LOG_FORMAT: z.enum(['text', 'json']).optional(),
  NODE_ENV: z.string().default('development'),
  GUARD_COLLAPSED_SHARE: whole(60, 0, 100),
  GUARD_REJECTED_SHARE: whole(30, 0, 100),
  GUARD_CHURN_SHARE: whole(50, 0, 100),
  GUARD_REMOVED_SHARE: whole(20, 0, 100),
  GUARD_LEFT_SHARE: whole(60, 0, 100),
  LIMIT_BODY: bytes('16MiB'),
  LIMIT_LIST: whole(10_000, 1, 1_000_000),
  LIMIT_FEED_BYTES: bytes('2GiB'),
  LIMIT_INFLATED_BYTES: bytes('20GiB'),
  RETRY_ATTEMPTS: whole(5, 0, 20),
  RETRY_BASE: duration('1s'),
  RETRY_MAX: duration('60s'),
  WEBHOOK_TIMEOUT: duration('15s'),
  PHONE_REGION: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected a country code such as US or DE')
    .default('US'),
  SLASH_DATES: z.enum(['month-first', 'day-first']).default('month-first'),
});

/** The settings of this process: durations in milliseconds, sizes in bytes. Frozen. */
export type FeedmillConfig = Readonly<Omit<z.infer<typeof CONFIG_SCHEMA>, 'LOG_FORMAT'>> & {
  readonly LOG_FORMAT: 'text' | 'json';
};

/** The injection token of the `FeedmillConfig`. */
export const CONFIG = Symbol('FeedmillConfig');

/**
 * Loads the config from variables such as `process.env`; an empty variable counts as missing. Throws `CONFIG_INVALID` with
 * one message that names every invalid variable and the expected value, without values, which may be secrets.
 */
export function loadConfig(variables: Readonly<Record<string, string | undefined>>): FeedmillConfig {
  const given = Object.fromEntries(
    Object.keys(CONFIG_SCHEMA.shape)
      .filter((name) => variables[name] !== undefined && variables[name] !== '')
      .map((name) => [name, variables[name]]),
  );
  const result = CONFIG_SCHEMA.safeParse(given);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new FeedmillError(
      'CONFIG_INVALID',
      `The configuration is not valid. Correct these variables (see .env.example):\n${wrong.join('\n')}`,
    );
  }
  const format = result.data.LOG_FORMAT ?? (result.data.NODE_ENV === 'production' ? 'json' : 'text');
  return Object.freeze({ ...result.data, LOG_FORMAT: format });
}
