import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkSpace, FOLDER_FORMAT, openDataFolder, SPACE_TO_CREATE } from './data-folder.ts';
import { startEmbedded } from './embedded.ts';
import { StartupError } from './errors.ts';
import { ordinaryUser, runProgram, silent, temporaryDataDir } from './temporary.fixture.ts';

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

  test('is found before anything is created, and while it is created', async () => {
    const dataDir = temporaryDataDir();
    const parent = dirname(dataDir);
    const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=711', 'tmpfs', parent]).status === 0;
    if (small) onTestFinished(() => void spawnSync('umount', [parent]));
    const work = small
      ? () => startEmbedded({ dataDir, log: silent })
      : () => checkSpace(parent, Number.MAX_SAFE_INTEGER);
    expect(await refusal(work)).toMatchObject({
      code: 'disk-full',
      kept: 'Everything that was stored before is kept.',
    });
    expect(SPACE_TO_CREATE).toBeGreaterThan(8e6);
  });
});
