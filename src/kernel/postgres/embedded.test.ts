import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../database.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { processesOf, processState } from './processes.ts';
import {
  eventually,
  FAST,
  kill,
  killServers,
  ordinaryUser,
  runProgram,
  silent,
  temporaryDataDir,
} from './temporary.fixture.ts';

const start = (dataDir: string): Promise<EmbeddedServer> =>
  startEmbedded({ dataDir, log: silent, settings: FAST });

const cluster = (dataDir: string): string => join(dataDir, 'postgres');

function connected(socket: EmbeddedServer['socket']): Database {
  const db = connect({ socket, max: 2 });
  onTestFinished(() => db.end({ timeout: 1 }));
  return db;
}

const write = (db: Database, value: number) =>
  db.unsafe(`CREATE TABLE IF NOT EXISTS kept (value int); INSERT INTO kept VALUES (${value})`);

const read = async (db: Database): Promise<number[]> =>
  (await db<{ value: number }[]>`SELECT value FROM kept ORDER BY value`).map((row) => row.value);

describe('a server', () => {
  test('is created, answers, stops without a trace, and has kept everything at the next start', async () => {
    const dataDir = temporaryDataDir();
    const first = await start(dataDir);
    expect(first.attached).toBe(false);
    const db = connected(first.socket);
    await write(db, 1);
    const [made] = await db`
      SELECT current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS addresses,
        current_setting('server_version_num')::int / 10000 AS major, upper('ộ') AS upper,
        current_setting('server_encoding') AS encoding, 'Đ' < 'E' COLLATE "vi-x-icu" AS vietnamese`;
    expect(made).toEqual({
      checksums: 'on',
      addresses: '',
      major: 18,
      upper: 'Ộ',
      encoding: 'UTF8',
      vietnamese: true,
    });
    expect(statSync(first.socket.directory).mode & 0o777).toBe(0o700);
    await first.stop();
    expect(processesOf(cluster(dataDir))).toEqual([]);
    expect(existsSync(first.socket.directory)).toBe(false);

    const second = await start(dataDir);
    expect(await read(connected(second.socket))).toEqual([1]);
    await second.stop();
  });

  test('whose program was killed serves on, and the next program takes it over', async () => {
    const dataDir = temporaryDataDir();
    const { child, said } = await runProgram('serve.fixture.ts', dataDir);
    await write(connected(said.socket as EmbeddedServer['socket']), 1);
    await kill(child, 'SIGKILL');
    const next = await start(dataDir);
    expect(next).toMatchObject({ attached: true, pid: said.pid });
    expect(await read(connected(next.socket))).toEqual([1]);
    await next.stop();
    expect(processesOf(cluster(dataDir))).toEqual([]);
  });

  test('that was killed with everything around it comes back with what it had acknowledged', async () => {
    const dataDir = temporaryDataDir();
    for (const round of [1, 2]) {
      const { child, said } = await runProgram('serve.fixture.ts', dataDir);
      const db = connected(said.socket as EmbeddedServer['socket']);
      await write(db, round);
      child.kill('SIGKILL');
      killServers(cluster(dataDir));
      await db.end({ timeout: 1 });
    }
    const next = await start(dataDir);
    expect(next.attached).toBe(false);
    expect(await read(connected(next.socket))).toEqual([1, 2]);
    await next.stop();
  });

  test('that dies under a living program is started anew, and the same connections work again', async () => {
    const dataDir = temporaryDataDir();
    const server = await start(dataDir);
    const db = connected(server.socket);
    await write(db, 1);
    const before = server.pid;
    process.kill(before, 'SIGKILL');
    await eventually(async () => expect(server.pid).not.toBe(before));
    expect(await eventually(() => read(db))).toEqual([1]);
    await server.stop();
    expect(processesOf(cluster(dataDir))).toEqual([]);
  });

  test('of which one process is killed recovers by itself', async () => {
    const dataDir = temporaryDataDir();
    const server = await start(dataDir);
    const db = connected(server.socket);
    await write(db, 1);
    const [backend] = await db<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    await eventually(() => write(db, 2));
    expect(await read(db)).toEqual([1, 2]);
    await server.stop();
    expect(processesOf(cluster(dataDir))).toEqual([]);
  });
});

test('a note of a server that is gone stands in nobody’s way, whatever process now has its number', async () => {
  const dataDir = temporaryDataDir();
  await (await start(dataDir)).stop();
  const nobody = 2 ** 22 - 3;
  const stranger = process.pid;
  for (const named of [nobody, stranger, await zombie()]) {
    const note = [
      named,
      cluster(dataDir),
      1700000000,
      5432,
      '/tmp',
      '',
      '  5432001         0',
      'ready   ',
      '',
    ];
    writeFileSync(join(cluster(dataDir), 'postmaster.pid'), note.join('\n'), { mode: 0o600 });
    const server = await start(dataDir);
    expect(server.attached).toBe(false);
    expect(server.pid).not.toBe(named);
    await server.stop();
  }
});

/** A child of a process that never asks for its children. */
async function zombie(): Promise<number> {
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => kill(parent, 'SIGKILL'));
  const [text] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(text.toString());
  await eventually(async () => expect(processState(pid)).toBe('zombie'));
  return pid;
}

describe('whoever starts the program', () => {
  test('an ordinary user gets a server of their own', async () => {
    const dataDir = temporaryDataDir();
    chmodSync(dirname(dataDir), 0o777);
    const { child, said } = await runProgram('serve.fixture.ts', dataDir, ordinaryUser());
    expect(said).toMatchObject({ attached: false, pid: expect.any(Number) });
    expect(said.uid).not.toBe(0);
    await kill(child, 'SIGTERM');
    expect(processesOf(cluster(dataDir))).toEqual([]);
  });

  test.each([
    ['in a folder that others may pass through', 0o711],
    ['in a folder that is closed to others', 0o700],
  ])('root gets one that does not run as root, %s', async (_, mode) => {
    const dataDir = temporaryDataDir();
    chmodSync(dirname(dataDir), mode);
    const server = await start(dataDir);
    const db = connected(server.socket);
    await write(db, 1);
    if (process.geteuid?.() === 0 && existsSync(`/proc/${server.pid}/status`)) {
      const insideNamespace = statSync(cluster(dataDir)).uid === 0;
      const [, uid] = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? [];
      expect(uid === '0').toBe(insideNamespace);
      if (mode === 0o700) expect(insideNamespace).toBe(true);
    }
    expect(await read(db)).toEqual([1]);
    await server.stop();
  });
});
