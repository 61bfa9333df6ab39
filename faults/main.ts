import { join } from 'node:path';
import '../bench/authority/raw-files.ts';

const { killAtRandom } = await import('./kill.ts');

const { faults, ...figures } = await killAtRandom({
  program: join(import.meta.dirname, '../dist/server/main.js'),
  rounds: Number(process.env.ROUNDS ?? 200),
  seed: Number(process.env.SEED ?? Date.now() % 1_000_000),
  told: (line) => console.log(line),
});
console.table(figures);
for (const fault of faults) console.error(`LOST: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
