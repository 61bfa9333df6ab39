import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { applyChanges } from '../../src/authority/apply.ts';
import { RegisterCache } from '../../src/authority/cache.ts';
import type { Change } from '../../src/authority/change.ts';
import { lint } from '../../src/authority/lint.ts';
import { loadRegister, lockRegister } from '../../src/authority/load.ts';
import type { Question } from '../../src/authority/model.ts';
import type { Register } from '../../src/authority/register.ts';
import { saveDifference } from '../../src/authority/save.ts';
import { loadSlice } from '../../src/authority/slice.ts';
import { whatIf } from '../../src/authority/what-if.ts';
import { who } from '../../src/authority/who.ts';
import { caughtBy } from '../../src/delegation/caught.ts';
import { dossiersOf } from '../../src/delegation/open-dossiers.ts';
import { connect, transaction } from '../../src/kernel/database.ts';
import { newId } from '../../src/kernel/ids.ts';
import { day } from '../../src/kernel/time.ts';
import type { CityDatabase } from './city-database.ts';
import type { Figure } from './figures.ts';
import { questions } from './questions.ts';

const FROM = day('2021-01-01');
const TO = day('2026-01-01');
const TODAY = day('2023-08-15');
const SOME_QUESTIONS = 2_000;

/** The five years, with a register that nobody has asked anything yet. */
export const lintFigure = (register: Register): Figure => ({
  name: 'lint of the whole register',
  unit: 's',
  goal: 2,
  measure: () => {
    const loaded = { ...register };
    const before = process.cpuUsage();
    lint(loaded, { from: FROM, to: TO });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  },
});

/** One ordinary decision is repealed; the open dossiers are counted by the database. */
export function whatIfFigure(register: Register, { db }: CityDatabase): Figure {
  const decisions = inForceToday(register);
  return {
    name: 'what if: one decision, 500,000 open dossiers',
    unit: 's',
    goal: 1,
    async measure(round) {
      const changes = [repeal(decisions[round % decisions.length]!)];
      const started = performance.now();
      const after = applyChanges(register, changes);
      const { handovers } = whatIf(register, changes, { today: TODAY, openDossiers: [] });
      const { all } = await caughtBy({ register, after, today: TODAY }, handovers, dossiersOf(db));
      if (all === 0) throw new Error('no dossier is caught');
      return (performance.now() - started) / 1_000;
    },
  };
}

/** The middle one of many questions, and the slowest but one in a hundred. */
export const sqlFigures = (register: Register, { options }: CityDatabase): Figure[] =>
  [0.5, 0.99].map((share) => ({
    name: `who, from SQL, p${share * 100}`,
    unit: 'ms',
    ...(share === 0.99 && { goal: 3 }),
    measure(round) {
      const input = JSON.stringify({ options, asked: questions(register, SOME_QUESTIONS, 100 + round) });
      const output = execFileSync(process.execPath, [join(import.meta.dirname, 'sql.ts')], { input });
      const times: number[] = JSON.parse(output.toString());
      return times.sort((x, y) => x - y)[Math.floor(times.length * share)]!;
    },
  }));

/** From the commit in one process until another process answers by it. */
export function seenFigure(register: Register, { db, options }: CityDatabase): Figure {
  const decisions = inForceToday(register);
  return {
    name: 'a change seen by another process',
    unit: 's',
    goal: 1,
    async measure(round) {
      const other = connect(options);
      const cache = new RegisterCache(other);
      const stop = await cache.listen();
      await cache.register();
      const { revision } = cache;
      const document = decisions[decisions.length - 1 - round]!;
      const row = register.rows.find((r) => r.document === document)!;
      await transaction(db, async (tx) => {
        await lockRegister(tx);
        const before = await loadRegister(tx);
        await saveDifference(tx, before, applyChanges(before, [repeal(document)]), newId);
      });
      const committed = performance.now();
      while (cache.revision === revision) await new Promise((resolve) => setImmediate(resolve));
      const { rows } = await cache.register();
      const seen = rows.find((r) => r.document === document && r.procedure === row.procedure);
      if (seen?.periods.some((p) => p.to === null || p.to > TODAY)) throw new Error('not seen');
      const elapsed = (performance.now() - committed) / 1_000;
      await stop();
      await other.end();
      return elapsed;
    },
  };
}

/** Answers from a part of the register are those from the whole. */
export async function agreesWithWhole({ db }: CityDatabase, asked: readonly Question[]): Promise<number> {
  const whole = await loadRegister(db);
  let same = 0;
  for (const question of asked) {
    const part = who(await loadSlice(db, question), question);
    if (JSON.stringify(part) === JSON.stringify(who(whole, question))) same += 1;
  }
  return same;
}

const inForceToday = ({ documents, rows }: Register): string[] => {
  const delegating = new Set(
    rows.filter((r) => r.periods.some((p) => p.from < TODAY && p.to! > TODAY)).map((r) => r.document),
  );
  return documents.map((d) => d.document).filter((slug) => delegating.has(slug));
};

const repeal = (document: string): Change => ({ kind: 'repeal', document, by: null, from: TODAY });
