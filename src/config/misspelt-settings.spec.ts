import { misspeltSettings } from './misspelt-settings.js';

const meant = (name: string, setting: string) => `${name} is not a setting of feedmill; did you mean ${setting}?`;

describe('misspeltSettings', () => {
  it.each([
    ['POTR', 'PORT'],
    ['PORTS', 'PORT'],
    ['RUN_CONCURENCY', 'RUN_CONCURRENCY'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['SCHEDULAR_CRONE', 'SCHEDULER_CRON'],
    ['NODE_EVN', 'NODE_ENV'],
  ])('takes %s in the environment or in .env for a misspelt %s', (name, setting) => {
    expect(misspeltSettings({ [name]: '3' }, {})).toEqual([meant(name, setting)]);
    expect(misspeltSettings({ [name]: '3' }, { [name]: '3' })).toEqual([meant(name, setting)]);
  });

  it('does not warn about names of other programs in the environment, nor about settings', () => {
    const others = 'PATH HOME HOSTNAME HOSTTYPE SHELL USER PWD OLDPWD TERM LANG TZ SHLVL _ PS1 EDITOR LOGNAME MAIL';
    const of = 'PGPORT PGHOST REDIS_PORT DATABASE_PASSWORD AWS_REGION LOG_DIR NODE_OPTIONS NODE_PATH npm_config_cache';
    const environment = Object.fromEntries([...others.split(' '), ...of.split(' ')].map((name) => [name, 'x']));
    expect(misspeltSettings({ ...environment, PORT: '3', GUARD_LEFT_SHARE: '60', POTR: '' }, {})).toEqual([]);
  });

  it('warns about every unknown name in .env, except what Node and common libraries read', () => {
    const envFile = { PORT: '3', port: '3', API_TOKEN: 'x', NODE_OPTIONS: 'x', HTTPS_PROXY: 'x', TZ: 'UTC' };
    expect(misspeltSettings(envFile, envFile)).toEqual([
      meant('port', 'PORT'),
      'API_TOKEN in .env is not a setting of feedmill; .env.example lists all settings.',
    ]);
  });
});
