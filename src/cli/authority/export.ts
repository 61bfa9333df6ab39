import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Register } from '../../authority/index.ts';
import { linksAsXml, registerFile, rowsAsCsv } from '../../delegation/index.ts';
import type { Text } from '../../kernel/refusal.ts';
import type { Day } from '../../kernel/time.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, Trouble } from '../trouble.ts';
import { openSource, type Place, wordsOf } from './source.ts';

const formats: Readonly<Record<string, (register: Register, on: Day, lang: keyof Text) => string>> = {
  '.json': (register) => registerFile(register),
  '.csv': rowsAsCsv,
  '.xml': linksAsXml,
};

/** Never writes over a file. */
export async function exportCommand(
  file: string,
  options: { readonly register?: string },
  place: Place,
  terminal: Terminal,
): Promise<void> {
  const words = wordsOf(terminal);
  const format = formats[extname(file).toLowerCase()];
  if (!format) {
    throw new Trouble(words.unknownFormat(file), { mend: words.unknownFormatMend, exitCode: EXIT.usage });
  }
  const { register, today, close } = await openSource(options.register, place, terminal);
  await close();
  await writeFile(file, format(register, today, terminal.say.lang), { flag: 'wx' });
  terminal.err(words.written(resolve(file)));
}
