import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../kernel/project.ts';
import { ConfigError, readConfig } from './config.ts';

test('an empty environment is enough', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: join(projectRoot, 'var'),
    databaseUrl: null,
    publicUrl: null,
    gateway: null,
    mail: null,
    sms: null,
  });
});

test.each([
  [{ PORT: '80' }, { port: 80 }],
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: '65535' }, { port: 65535 }],
  [{ PORT: ' 9000 ' }, { port: 9000 }],
  [{ PORT: '' }, { port: 8080 }],
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ HOST: 'may-chu.local' }, { host: 'may-chu.local' }],
  [{ MOTCUA_DATA: '/srv/motcua' }, { dataDir: '/srv/motcua' }],
  [{ MOTCUA_DATA: 'du-lieu' }, { dataDir: resolve('du-lieu') }],
  [{ DATABASE_URL: 'postgres://a:b@db/motcua' }, { databaseUrl: 'postgres://a:b@db/motcua' }],
  [{ DATABASE_URL: 'postgresql://db' }, { databaseUrl: 'postgresql://db' }],
  [{ MOTCUA_URL: 'https://motcua.example.vn/' }, { publicUrl: 'https://motcua.example.vn' }],
  [
    { MOTCUA_GATEWAY: 'https://cong.example.vn/', MOTCUA_GATEWAY_SECRET: 'x'.repeat(32) },
    { gateway: { url: 'https://cong.example.vn', secret: 'x'.repeat(32) } },
  ],
  [
    { MOTCUA_MAIL: 'smtp://a:b@thu.example.vn:587', MOTCUA_MAIL_FROM: 'Một cửa <mot-cua@example.vn>' },
    { mail: { url: 'smtp://a:b@thu.example.vn:587', from: 'Một cửa <mot-cua@example.vn>' } },
  ],
  [
    { MOTCUA_SMS: 'https://tin.example.vn/', MOTCUA_SMS_SECRET: 'x'.repeat(32) },
    { sms: { url: 'https://tin.example.vn', secret: 'x'.repeat(32) } },
  ],
])('%j means %j', (environment, expected) => {
  expect(readConfig(environment)).toMatchObject(expected);
});

test.each([
  [{ PORT: 'http' }, ['PORT']],
  [{ PORT: '-1' }, ['PORT']],
  [{ PORT: '65536' }, ['PORT']],
  [{ PORT: '80.5' }, ['PORT']],
  [{ HOST: 'http://localhost' }, ['HOST']],
  [{ DATABASE_URL: 'mysql://db/motcua' }, ['DATABASE_URL']],
  [{ DATABASE_URL: 'db/motcua' }, ['DATABASE_URL']],
  [{ MOTCUA_URL: 'motcua.example.vn' }, ['MOTCUA_URL']],
  [{ MOTCUA_URL: 'ftp://motcua.example.vn' }, ['MOTCUA_URL']],
  [{ MOTCUA_GATEWAY: 'https://cong.example.vn' }, ['MOTCUA_GATEWAY_SECRET']],
  [{ MOTCUA_GATEWAY_SECRET: 'x'.repeat(32) }, ['MOTCUA_GATEWAY_SECRET']],
  [{ MOTCUA_GATEWAY: 'https://cong.example.vn', MOTCUA_GATEWAY_SECRET: 'x' }, ['MOTCUA_GATEWAY_SECRET']],
  [{ MOTCUA_MAIL: 'thu.example.vn', MOTCUA_MAIL_FROM: 'a@b.vn' }, ['MOTCUA_MAIL']],
  [{ MOTCUA_MAIL: 'smtp://thu.example.vn' }, ['MOTCUA_MAIL_FROM']],
  [{ MOTCUA_MAIL: 'smtp://thu.example.vn', MOTCUA_MAIL_FROM: 'một cửa' }, ['MOTCUA_MAIL_FROM']],
  [{ MOTCUA_SMS: 'https://tin.example.vn' }, ['MOTCUA_SMS_SECRET']],
  [{ MOTCUA_SMS_SECRET: 'x'.repeat(32) }, ['MOTCUA_SMS_SECRET']],
  [{ PORT: 'x', MOTCUA_URL: 'y' }, ['PORT', 'MOTCUA_URL']],
])('%j is refused, naming %j in two languages', (environment, variables) => {
  const error = (() => {
    try {
      readConfig(environment);
    } catch (thrown) {
      return thrown;
    }
  })();
  if (!(error instanceof ConfigError)) throw new Error('it was not refused');
  expect(error.problems.map((problem) => problem.variable)).toEqual(variables);
  for (const { message } of error.problems) expect(message.vi).not.toBe(message.en);
});
