import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { playScenario, type Variant } from '../demo/index.ts';
import { connect } from '../kernel/database.ts';
import { newId } from '../kernel/ids.ts';
import { migrate } from '../kernel/migrate.ts';
import { startEmbedded } from '../kernel/postgres/index.ts';
import { scenarioMessages } from './scenario-messages.ts';
import { ensureInstallation, offsetClock, ourMigrations } from './system.ts';
import { progress, type Terminal } from './terminal.ts';
import { EXIT, Trouble } from './trouble.ts';

export interface ScenarioOptions {
  readonly out?: string;
  readonly variant: Variant;
  readonly json?: true;
}

/**
 * Plays a story on a database of its own, which is gone afterwards; never on the installation's. Never writes over a
 * folder.
 */
export async function scenarioCommand(
  name: string,
  { out = name, variant, json }: ScenarioOptions,
  terminal: Terminal,
): Promise<void> {
  const { lang } = terminal.say;
  const words = scenarioMessages[lang];
  const folder = resolve(out);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new Trouble(words.exists(folder), { mend: words.existsMend, exitCode: EXIT.usage });
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-scenario-'));
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const db = connect({ socket: server.socket });
  try {
    await migrate(db, ourMigrations());
    await ensureInstallation(db);
    const system = { db, clock: offsetClock(0), newId };
    const played = await progress(terminal, words.playing, () => playScenario(system, { variant }));
    const papers = [
      ...[...played.minutes].map(
        ([unit, paper]) => [`bien-ban-${unit.replace('ubnd-', '')}`, paper] as const,
      ),
      ['bao-cao', played.report] as const,
    ];
    for (const [file, { pdf, docx }] of papers) {
      await writeFile(join(folder, `${file}.pdf`), pdf);
      await writeFile(join(folder, `${file}.docx`), docx);
    }
    const districts = played.synthesis.visits.filter(({ level }) => level === 'district');
    const visited = districts.filter(({ session }) => session !== null).length;
    const figures = [...played.minutes.values()].flatMap(({ content }) =>
      content.results.flatMap(({ label, stated, figure, finding }) =>
        stated !== null && figure !== null
          ? [
              {
                unit: content.unit.name[lang],
                label: label[lang],
                stated,
                counted: figure.value,
                agrees: finding === null,
              },
            ]
          : [],
      ),
    );
    if (json) {
      terminal.out(JSON.stringify({ variant, districts: districts.length, visited, figures, folder }));
    } else {
      for (const { unit, label, stated, counted, agrees } of figures) {
        terminal.out(
          `${agrees ? words.agrees : words.differs}\t${String(stated)}\t${String(counted)}\t${unit}: ${label}`,
        );
      }
      terminal.out(words.visited(visited, districts.length));
      terminal.out(words.written(folder));
    }
  } finally {
    await db.end({ timeout: 5 });
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
