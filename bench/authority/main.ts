// The authority register at Hà Nội's size: `npm run bench -- authority`. Medians of rounds taken in turns, in one
// run. See docs/benchmarks.md.
import { who } from '../../src/authority/who.ts';
import { agreements, casbinFigures, policyByDistrict, requests, wholePolicy } from './casbin.ts';
import { city, read } from './city.ts';
import { cityDatabase, keyed } from './city-database.ts';
import { measured, table } from './figures.ts';
import { memoryFigures } from './memory.ts';
import { questions } from './questions.ts';
import './raw-files.ts';

const { agreesWithWhole, lintFigure, seenFigure, sqlFigures, whatIfFigure } = await import('./register.ts');

const rounds = Number(process.env.ROUNDS ?? 5);

const register = read(city());
const { units, procedures, documents, rows } = register;
const count = (items: readonly unknown[]): string => items.length.toLocaleString('en');
const wards = units.filter((u) => u.level === 'ward');
const codes = new Set(procedures.map((p) => p.procedure));
const decisions = documents.filter((d) => d.kind === 'decision');
const districts = units.filter((u) => u.kind === 'committee' && u.level === 'district');
console.log(
  `${count(districts)} districts, ${count(wards)} wards, ${count([...codes])} procedures, ` +
    `${count(decisions)} decisions, ${count(rows)} annex rows`,
);

const sample = questions(register, 20_000, 7);
const standing = sample.filter((question) => who(register, question).kind === 'standing');
console.log(
  `${((100 * standing.length) / sample.length).toFixed(1)} % of the questions have somebody who may decide`,
);

const asked = requests(register, sample.slice(0, 500));
const byDistrict = await policyByDistrict(register);
const agreed = agreements(byDistrict, asked);
console.log(`casbin says the same in ${agreed} of ${asked.length} requests\n`);

const inDatabase = keyed(register);
const database = await cityDatabase(inDatabase, 500_000);
const same = await agreesWithWhole(database, sample.slice(0, 500));
console.log(`from SQL the same answer in ${same} of 500 questions\n`);

const figures = [
  ...memoryFigures(register),
  ...casbinFigures(register, byDistrict, await wholePolicy(register)),
  lintFigure(register),
  whatIfFigure(inDatabase, database),
  ...sqlFigures(register, database),
  seenFigure(inDatabase, database),
];
console.log(table(await measured(figures, rounds)));
console.log(
  `\n${rounds} rounds; answers and the lint by the second of processor time, all else by the clock; Node.js ${process.version}`,
);
await database.close();
