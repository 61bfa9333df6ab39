import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { acquireInstanceLock, runningInstance } from './lock.ts';
import { kill, runProgram, temporaryDataDir } from './temporary.fixture.ts';

test('the second program on a folder is told who runs there and where', async () => {
  const dataDir = temporaryDataDir();
  const lock = await acquireInstanceLock(dataDir);
  const asked = acquireInstanceLock(dataDir).catch((error: unknown) => error);
  expect(await asked).toMatchObject({
    code: 'already-running',
    mend: expect.stringContaining(`kill ${process.pid}`),
  });
  lock.announce('http://localhost:3000/');
  expect(await runningInstance(dataDir)).toEqual({ pid: process.pid, url: 'http://localhost:3000/' });
  await expect(acquireInstanceLock(dataDir)).rejects.toThrow(
    `The program already runs on the data folder ${dataDir} (process ${process.pid}, http://localhost:3000/).`,
  );
  await lock.release();
});

test('a folder that was let go can be taken again', async () => {
  const dataDir = temporaryDataDir();
  expect(await runningInstance(dataDir)).toBeUndefined();
  await (await acquireInstanceLock(dataDir)).release();
  expect(await runningInstance(dataDir)).toBeUndefined();
  await (await acquireInstanceLock(dataDir)).release();
});

test('two folders do not know of each other', async () => {
  const locks = await Promise.all([temporaryDataDir(), temporaryDataDir()].map(acquireInstanceLock));
  await Promise.all(locks.map((lock) => lock.release()));
});

test('one folder by two names is one folder', async () => {
  const dataDir = temporaryDataDir();
  const lock = await acquireInstanceLock(dataDir);
  symlinkSync(dataDir, `${dataDir}-too`);
  await expect(acquireInstanceLock(`${dataDir}-too`)).rejects.toMatchObject({ code: 'already-running' });
  await lock.release();
});

test('of many that start at once exactly one gets the folder', async () => {
  const dataDir = temporaryDataDir();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => acquireInstanceLock(dataDir)));
  const got = tries.filter((one) => one.status === 'fulfilled');
  expect(got).toHaveLength(1);
  await got[0]?.value.release();
});

test('a killed program leaves the folder free', async () => {
  const dataDir = temporaryDataDir();
  const { child } = await runProgram('hold-lock.fixture.ts', dataDir);
  await expect(acquireInstanceLock(dataDir)).rejects.toThrow(`process ${child.pid}`);
  await kill(child, 'SIGKILL');
  await (await acquireInstanceLock(dataDir)).release();
});

test('a program that hangs still has its folder', async () => {
  const dataDir = temporaryDataDir();
  const { child } = await runProgram('hold-lock.fixture.ts', dataDir);
  child.kill('SIGSTOP');
  await expect(acquireInstanceLock(dataDir)).rejects.toThrow('(it does not answer)');
});
