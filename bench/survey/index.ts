// The figures of a survey of the whole city: `npm run bench -- survey`. Medians of rounds taken in turns, in one run.
// See docs/benchmarks.md. ROUNDS (5): how often.
import { join } from 'node:path';
import '../authority/raw-files.ts';
import { city, read } from '../authority/city.ts';
import { median, type Row, table } from '../dossiers/rows.ts';

const { cityDatabase, keyed } = await import('../authority/city-database.ts');
const { addLargeCampaign, addOfficer, addSignedCampaign, LARGE, SIGNED } = await import('./campaigns.ts');
const { addDossiers } = await import('./dossiers.ts');
const { startProgram } = await import('./program.ts');

const DOSSIERS = 1_000_000;
const ITEMS = 150;
const MANY = { units: 12_250, items: 134 };
const rounds = Number(process.env.ROUNDS ?? 5);
const built = process.env.PROGRAM ?? join(import.meta.dirname, '../../dist/server/main.js');

const database = await cityDatabase(keyed(read(city())), 0);
const { db } = database;
try {
  const { personId, cookie } = await addOfficer(db);
  await addDossiers(db, DOSSIERS);
  await addSignedCampaign(db, personId, ITEMS);
  await addLargeCampaign(db, personId, MANY);
  await db`VACUUM (ANALYZE)`;
  const [reading] = await db<{ id: string }[]>`SELECT id FROM survey_session WHERE state = 'reading'`;
  const survey = `/api/v1/surveys/${SIGNED}`;
  const asked = {
    synthesis: `${survey}/synthesis`,
    prefill: `/api/v1/survey/sessions/${reading!.id}`,
    pdf: `${survey}/report.pdf`,
    docx: `${survey}/report.docx`,
  };
  const sheet = `/api/v1/surveys/${LARGE}/answers.xlsx`;
  const names = Object.keys(asked) as (keyof typeof asked)[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const exports = {
    seconds: [] as number[],
    peak: [] as number[],
    rest: [] as number[],
    small: [] as number[],
  };

  /** A program of its own for each: what it has had in memory is never given back. */
  const exported = async (options: readonly string[]) => {
    const program = await startProgram(built, database.dataDir, cookie, options);
    const rest = program.peak();
    const { ms } = await program.timed(sheet);
    const peak = program.peak();
    await program.stop();
    return { rest, ms, peak };
  };
  for (let round = 0; round < rounds; round += 1) {
    const program = await startProgram(built, database.dataDir, cookie);
    for (const name of names) times.get(name)!.push((await program.timed(asked[name])).ms);
    await program.stop();
    const { rest, ms, peak } = await exported([]);
    exports.seconds.push(ms / 1000);
    exports.rest.push(rest);
    exports.peak.push(peak);
    exports.small.push((await exported(['--max-semi-space-size=4'])).peak);
  }
  const ms = (name: keyof typeof asked): number => median(times.get(name)!);
  const rows: Row[] = [
    {
      what: 'synthesis of 609 units × 150 items',
      figure: ms('synthesis'),
      unit: 'ms',
      goal: { atMost: 300 },
    },
    { what: 'prefill, 24 live figures', figure: ms('prefill'), unit: 'ms', goal: { atMost: 500 } },
    { what: 'report as PDF', figure: ms('pdf') / 1000, unit: 's', goal: { atMost: 5 } },
    { what: 'report as .docx', figure: ms('docx') / 1000, unit: 's', goal: { atMost: 5 } },
    { what: 'export of 12,250 units', figure: median(exports.seconds), unit: 's', goal: { atMost: 10 } },
    {
      what: '  memory of the whole program',
      figure: median(exports.peak),
      unit: 'MB',
      goal: { atMost: 200 },
    },
    { what: '  the same before the export', figure: median(exports.rest), unit: 'MB' },
    {
      what: '  with --max-semi-space-size=4',
      figure: median(exports.small),
      unit: 'MB',
      goal: { atMost: 200 },
    },
  ];
  console.log(table(rows));
  for (const [name, list] of times) console.log(`${name}: ${list.map(Math.round).join(', ')} ms`);
  console.log(`export: ${exports.seconds.map((s) => s.toFixed(1)).join(', ')} s`);
  console.log(
    `\n${rounds} rounds, one request at a time, each round in a program just started; Node.js ${process.version}`,
  );
} finally {
  await database.close();
}
