import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../src/kernel/database.ts';
import { migrate, readMigrations } from '../src/kernel/migrate.ts';
import { startEmbedded } from '../src/kernel/postgres/index.ts';
import { readPostmaster, stopPostmaster } from '../src/kernel/postgres/postmaster.ts';
import { processState } from '../src/kernel/postgres/processes.ts';
import { adminOf, TEMPLATE } from './support/database.ts';
import { temporaryParent } from './support/temporary.ts';

const PREFIX = 'motcua-test-';

/**
 * One database server for the whole run, with the migrated template that every test's database is copied from.
 * Nothing in it outlives the run, so nothing in it has to survive a power cut.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = temporaryParent();
  await removeLeftovers(parent);
  const dataDir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const silent = { info: () => {}, warn: () => {} };
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    track_commit_timestamp: 'on',
  };
  const server = await startEmbedded({ dataDir, log: silent, settings });
  const admin = connect(adminOf(server.socket));
  await admin`CREATE DATABASE ${admin(TEMPLATE)}`;
  await admin.end();
  const template = connect({ socket: { ...server.socket, database: TEMPLATE } });
  await migrate(template, readMigrations(join(import.meta.dirname, '..', 'migrations')));
  await template.end();
  project.provide('databaseSocket', server.socket);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(server.socket.directory, { recursive: true, force: true });
  };
}

/** Servers of runs that were killed before they could stop their own. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    if (processState(Number.parseInt(name.slice(PREFIX.length), 10)) === 'alive') continue;
    const cluster = join(parent, name, 'postgres');
    const left = readPostmaster(cluster);
    if (left) await stopPostmaster(left.pid, cluster);
    rmSync(join(parent, name), { recursive: true, force: true });
    if (left) rmSync(left.socketDirectory, { recursive: true, force: true });
  }
}
