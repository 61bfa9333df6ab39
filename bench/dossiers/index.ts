// The figures of a dossier's life: `npm run bench -- dossiers`. Medians of rounds taken in turns, in one run. Needs
// `wrk` and `pgbench` (Debian: apt-get install wrk postgresql-15). See docs/benchmarks.md.
// ROUNDS (5), SECONDS_EACH (8): how often and how long.
import { join } from 'node:path';
import '../authority/raw-files.ts';
import { benchDue } from './due.ts';
import { type Row, table } from './rows.ts';

const { openInstallation } = await import('./installation.ts');
const { benchIntake } = await import('./intake.ts');
const { benchReads } = await import('./reads.ts');

const length = {
  rounds: Number(process.env.ROUNDS ?? 5),
  seconds: Number(process.env.SECONDS_EACH ?? 8),
};

const due: Row[] = benchDue(length.rounds).map(({ goal, ...row }) => ({
  ...row,
  ...(goal === undefined ? {} : { goal: { atLeast: goal } }),
}));

const program = process.env.PROGRAM ?? join(import.meta.dirname, '../../dist/server/main.js');
const installation = await openInstallation(process.execPath, program);
try {
  const rows = [
    ...(await benchIntake(installation, length)),
    ...(await benchReads(installation, length)),
    ...due,
  ];
  console.log(table(rows));
  console.log(
    `\n${length.rounds} rounds of ${length.seconds} s, 16 clients, one process; Node.js ${process.version}`,
  );
} finally {
  await installation.close();
}
