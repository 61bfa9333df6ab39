import { differenceOf } from '../../delegation/index.ts';
import type { Terminal } from '../terminal.ts';
import { dayOption, openSource, type Place, wordsOf } from './source.ts';
import { changeLine } from './words.ts';

export interface DiffOptions {
  readonly from: string;
  readonly to: string;
  readonly register?: string;
  readonly json?: true;
}

/** `--json`: `{ "from", "to", "changes": [{ "procedure", "oneStop", "cases", "before", "after" }] }`. */
export async function diffCommand(options: DiffOptions, place: Place, terminal: Terminal): Promise<void> {
  const [from, to] = [dayOption(options.from, terminal), dayOption(options.to, terminal)];
  const { register, close } = await openSource(options.register, place, terminal);
  await close();
  const changes = differenceOf(register, from, to);
  if (options.json) {
    terminal.out(JSON.stringify({ from, to, changes }));
    return;
  }
  const words = wordsOf(terminal);
  for (const change of changes) terminal.out(changeLine(change, terminal.say.lang));
  terminal.out(changes.length === 0 ? words.same : words.differs(changes.length));
}
