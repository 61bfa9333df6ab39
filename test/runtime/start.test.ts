import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processState } from '../../src/kernel/postgres/processes.ts';
import {
  cleanUp,
  isReady,
  killServersOf,
  NO_EXECVE,
  NPM,
  NPM_START,
  newDataDir,
  prepare,
  run,
  serve,
  serversOf,
  stop,
  takenPort,
  usedDataDir,
  within,
} from './program.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly on %s and leaves no process', async (signal) => {
    const dataDir = usedDataDir();
    const running = await serve(dataDir);
    expect(await isReady(running.url)).toBe(true);
    expect(await stop(running, signal)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Stopped.'),
    });
    expect(await isReady(running.url)).toBe(false);
    expect(serversOf(dataDir)).toEqual([]);
  });

  test('on a folder where one runs already says where, and leaves that one alone', async () => {
    const dataDir = usedDataDir();
    const first = await serve(dataDir);
    const second = await run(dataDir).ended;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`process ${first.child.pid}, ${first.url}`);
    expect(second.output).toContain('The running one was left alone.');
    expect(await isReady(first.url)).toBe(true);
    await stop(first, 'SIGTERM');
  });

  test('started twice at once on a new folder runs once', async () => {
    const dataDir = newDataDir();
    const outcomes = await Promise.all([run(dataDir), run(dataDir)].map((started) => started.outcome));
    const served = outcomes.filter((outcome) => typeof outcome === 'string');
    expect(served).toHaveLength(1);
    expect(await isReady(served[0] ?? '')).toBe(true);
    expect(outcomes).toContainEqual({ code: 1, output: expect.stringContaining('already runs') });
  });

  test('whose port is taken names the port and another before it changes anything', async () => {
    const dataDir = newDataDir();
    const port = await takenPort();
    const { code, output } = await run(dataDir, { port }).ended;
    expect(code).toBe(1);
    expect(output).toContain(String(port));
    expect(output).toContain(`PORT=${port + 1} npm start`);
    expect(readFileSync(join(dataDir, 'log', 'motcua.log'), 'utf8')).not.toContain('migrated');
    expect(serversOf(dataDir)).toEqual([]);
  });

  test('leaves a folder of a newer version as it is', async () => {
    const dataDir = newDataDir();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'motcua.json'), '{"format":99,"postgres":18,"createdBy":"motcua 9.0.0"}');
    const { code, output } = await run(dataDir).ended;
    expect(code).toBe(1);
    expect(output).toContain('was written by a newer version');
    expect(readdirSync(dataDir).filter((name) => name !== 'log')).toEqual(['motcua.json']);
  });
});

test('pages are made by the React that is meant for production', async () => {
  const loaded = `process.on('exit',()=>console.log(Object.values(process.getBuiltinModule('module')._cache).filter((m)=>m.loaded).map((m)=>m.id).join()))`;
  const running = await serve(usedDataDir(), {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(loaded)}` },
  });
  const { output } = await stop(running, 'SIGTERM');
  expect(output).toMatch(/react-dom-server\S+\.production\.js/);
  expect(output).not.toContain('.development.js');
});

describe('after kill -9', () => {
  test('of the program the next start goes on with the server that is left', async () => {
    const dataDir = usedDataDir();
    const first = await serve(dataDir);
    const before = serversOf(dataDir);
    await stop(first, 'SIGKILL');
    const second = await serve(dataDir);
    expect(before).toEqual(expect.arrayContaining([Math.min(...serversOf(dataDir))]));
    expect(await isReady(second.url)).toBe(true);
    expect((await stop(second, 'SIGTERM')).code).toBe(0);
    expect(serversOf(dataDir)).toEqual([]);
  });

  test('of the database the running program is ready again within seconds', async () => {
    const dataDir = usedDataDir();
    const running = await serve(dataDir);
    killServersOf(dataDir);
    expect(await within(15, () => isReady(running.url))).toBe(true);
    expect((await stop(running, 'SIGTERM')).code).toBe(0);
    expect(serversOf(dataDir)).toEqual([]);
  });

  test('of everything the next start comes back', async () => {
    const dataDir = usedDataDir();
    const first = await serve(dataDir);
    first.child.kill('SIGKILL');
    killServersOf(dataDir);
    const second = await serve(dataDir);
    expect(await isReady(second.url)).toBe(true);
    await stop(second, 'SIGTERM');
  });
});

test('npm start hands its signals and exit code on', async () => {
  const running = await serve(usedDataDir(), { command: NPM_START });
  expect(await stop(running, 'SIGTERM')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Stopped.'),
  });
});

test.each([
  ['', {}],
  [', and Node.js cannot replace a process by another', NO_EXECVE],
])('npm, told to stop, does not leave the program behind%s', async (_, env) => {
  const dataDir = usedDataDir();
  const running = await serve(dataDir, { command: NPM, env });
  const { output } = await stop(running, 'SIGTERM');
  expect(output).toContain('Stopped.');
  expect(serversOf(dataDir)).toEqual([]);
});

describe('where Node.js cannot replace a process by another', () => {
  test.each([
    ['SIGTERM', 0],
    ['SIGKILL', null],
  ] as const)('%s to the script ends the program too', async (signal, code) => {
    const dataDir = usedDataDir();
    const running = await serve(dataDir, { command: NPM_START, env: NO_EXECVE });
    const { code: found } = await stop(running, signal);
    expect(found).toBe(code);
    expect(await within(10, () => serversOf(dataDir).every((pid) => processState(pid) !== 'alive'))).toBe(
      true,
    );
    expect(await isReady(running.url)).toBe(false);
  });
});
