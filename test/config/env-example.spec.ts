import { readFileSync } from 'node:fs';
import { CONFIG_SCHEMA, FeedmillConfig, loadConfig } from '../../src/config/config.js';

const SETTING = /^#? ?([A-Z][A-Z_]*)=(.*)$/;

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const settings = lines.flatMap((line, at) => {
    const [, name, value] = SETTING.exec(line) ?? [];
    return name === undefined ? [] : [{ name: name as keyof FeedmillConfig, value, line, above: lines[at - 1] ?? '' }];
  });

  it('lists every variable that feedmill reads, once, and nothing else', () => {
    expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(CONFIG_SCHEMA.shape).sort());
  });

  it.each(settings)(
    '$name stands there commented, with its default, below a reason',
    ({ name, value, line, above }) => {
      expect(line).toMatch(/^# /);
      expect(loadConfig({ [name]: value })[name]).toEqual(loadConfig({})[name]);
      expect(above).toMatch(/^# .{10,}/);
      expect(above).not.toMatch(SETTING);
    },
  );
});

describe('loadConfig', () => {
  const refusal = (variables: Record<string, string>): unknown => {
    try {
      return loadConfig(variables);
    } catch (error) {
      return error;
    }
  };

  it('names every wrong variable in one message, without repeating values', () => {
    expect(
      refusal({ PORT: '99999', RUN_LEASE: 'soon', LIMIT_BODY: '16', DATABASE_URL: 'mysql://u:s3cret@host/db' }),
    ).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(
        /PORT: .*\n.*DATABASE_URL: .*\n.*RUN_LEASE: .*\n.*LIMIT_BODY: (?!.*s3cret)/s,
      ) as string,
    });
  });

  it('needs no variable, and takes an empty one as left out', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it('answers durations in milliseconds, sizes in bytes, and a frozen object', () => {
    const config = loadConfig({ RUN_INTERVAL: '1.5h', LIMIT_BODY: '1KiB' });
    expect(config).toMatchObject({ RUN_INTERVAL: 5_400_000, LIMIT_BODY: 1024 });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('logs JSON in production unless told otherwise', () => {
    expect(loadConfig({ NODE_ENV: 'production' }).LOG_FORMAT).toBe('json');
    expect(loadConfig({ NODE_ENV: 'production', LOG_FORMAT: 'text' }).LOG_FORMAT).toBe('text');
  });
});
