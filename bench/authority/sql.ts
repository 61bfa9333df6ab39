// One question after the other, each a round trip of its own with nothing remembered: in a process of its own, which
// carries no register. Reads where the database is and the questions from standard input, writes milliseconds.
import { text } from 'node:stream/consumers';
import type { Question } from '../../src/authority/model.ts';
import { loadSlice } from '../../src/authority/slice.ts';
import { who } from '../../src/authority/who.ts';
import { type ConnectionOptions, connect } from '../../src/kernel/database.ts';

const { options, asked }: { options: ConnectionOptions; asked: Question[] } = JSON.parse(
  await text(process.stdin),
);
const db = connect({ ...options, max: 1 });
// A new connection plans the first few anew, and a new process runs the first few hundred slowly.
for (const question of asked.slice(0, 500)) who(await loadSlice(db, question), question);
const times: number[] = [];
for (const question of asked) {
  const started = performance.now();
  who(await loadSlice(db, question), question);
  times.push(performance.now() - started);
}
await db.end();
console.log(JSON.stringify(times));
