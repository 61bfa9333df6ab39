import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../database.ts';
import { checkSpace, FOLDER_FORMAT, openDataFolder, SPACE_TO_CREATE } from './data-folder.ts';
import { startEmbedded } from './embedded.ts';
import { StartupError } from './errors.ts';
import {
  eventually,
  FAST,
  mountSmallDisk,
  ordinaryUser,
  runProgram,
  silent,
  temporaryDataDir,
} from './temporary.fixture.ts';

async function refusal(work: () => unknown): Promise<StartupError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Names, sizes and moments of change of everything in a folder. */
const contentOf = (folder: string): unknown =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .map((name) => [name, statSync(join(folder, name)).size, statSync(join(folder, name)).mtimeMs]);

test('a new folder says by which layout it was written', () => {
  const dataDir = temporaryDataDir();
  openDataFolder(dataDir, 'motcua 1.2.3');
  const stamp: unknown = JSON.parse(readFileSync(join(dataDir, 'motcua.json'), 'utf8'));
  expect(stamp).toEqual({ format: FOLDER_FORMAT, postgres: 18, createdBy: 'motcua 1.2.3' });
  expect(openDataFolder(dataDir).path).toBe(dataDir);
});

describe('a folder is refused and left as it is', () => {
  const newer = { format: FOLDER_FORMAT + 1, postgres: 19, createdBy: 'motcua 9' };
  test.each([
    ['when a newer version wrote it', { 'motcua.json': JSON.stringify(newer) }, 'folder-newer'],
    ['when its stamp is damaged', { 'motcua.json': '{"form' }, 'folder-damaged'],
    ['when it holds another PostgreSQL', { 'postgres/PG_VERSION': '17\n' }, 'postgres-mismatch'],
  ])('%s', async (_, files, code) => {
    const dataDir = temporaryDataDir();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dataDir, name)), { recursive: true });
      writeFileSync(join(dataDir, name), text);
    }
    const before = contentOf(dataDir);
    const { message, mend, ...told } = await refusal(() => startEmbedded({ dataDir, log: silent }));
    expect(told).toMatchObject({ code, kept: 'Nothing was changed.' });
    expect(message).toContain(dataDir);
    expect(mend).not.toBe('');
    expect(contentOf(dataDir)).toEqual(before);
  });

  test('when it is a file', async () => {
    const dataDir = temporaryDataDir();
    writeFileSync(dataDir, '');
    expect(await refusal(() => openDataFolder(dataDir))).toMatchObject({ code: 'folder-not-writable' });
  });

  test('when its user may not write there', async () => {
    const dataDir = temporaryDataDir();
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o555);
    const { said } = await runProgram('serve.fixture.ts', dataDir, ordinaryUser());
    expect(said).toMatchObject({ code: 'folder-not-writable', mend: expect.stringContaining('MOTCUA_DATA') });
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('a disk without room', () => {
  test('is told with what is left and what is needed', async () => {
    const { bavail, bsize } = statfsSync('/');
    expect(() => checkSpace('/', 1)).not.toThrow();
    const full = await refusal(() => checkSpace('/', bavail * bsize + 1e9));
    expect(full.code).toBe('disk-full');
    expect(full.message).toMatch(
      /^The disk that holds \/ has \d+ MB left; \d+ are needed\.$|\d+ MB are needed\./,
    );
  });

  test('is found before anything is created', async () => {
    const dataDir = temporaryDataDir();
    const small = mountSmallDisk(dirname(dataDir), '8m');
    const work = small
      ? () => startEmbedded({ dataDir, log: silent })
      : () => checkSpace(dirname(dataDir), Number.MAX_SAFE_INTEGER);
    expect(await refusal(work)).toMatchObject({
      code: 'disk-full',
      kept: 'Everything that was stored before is kept.',
    });
    if (small) expect(readdirSync(dataDir)).toEqual([]);
    expect(SPACE_TO_CREATE).toBeGreaterThan(8e6);
  });

  test('that runs full under a running server costs nothing that was acknowledged', async () => {
    const dataDir = temporaryDataDir();
    if (!mountSmallDisk(dirname(dataDir), '260m')) return;
    const server = await startEmbedded({ dataDir, log: silent, settings: FAST });
    const db = connect({ socket: server.socket, max: 2 });
    onTestFinished(() => db.end({ timeout: 1 }));
    await db`CREATE TABLE kept (no int, filling text STORAGE EXTERNAL)`;
    const acknowledged: number[] = [];
    const write = async (no: number): Promise<void> => {
      await db`INSERT INTO kept VALUES (${no}, repeat('x', 3000000))`;
      acknowledged.push(no);
    };
    const filled = async (): Promise<void> => {
      for (let no = 1; ; no++) await write(no);
    };
    writeFileSync(join(dirname(dataDir), 'ballast'), Buffer.alloc(120e6));
    await expect(filled()).rejects.toThrow();
    rmSync(join(dirname(dataDir), 'ballast'));
    const found = await eventually(() => db<{ no: number }[]>`SELECT no FROM kept ORDER BY no`);
    expect(found.map((row) => row.no)).toEqual(acknowledged);
    expect(acknowledged.length).toBeGreaterThan(3);
    await eventually(() => write(0));
    await server.stop();
  });
});
