/**
 * The one place that knows the typesetter (Typst, through its Node compiler). Everything else hands over a
 * template's name and plain data; another library would replace this file and the `.typ` files.
 *
 * Data never becomes markup: it reaches the template as JSON, and the template shows its strings as text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Day } from '../kernel/time.ts';
import annex from './annex.typ?raw';
import controlSlip from './control-slip.typ?raw';
import deadlineSheet from './deadline-sheet.typ?raw';
import feePapers from './fee-papers.typ?raw';
import forms from './forms.typ?raw';
import { coveredBy } from './glyphs.ts';
import intakeForms from './intake-forms.typ?raw';
import layout from './layout.typ?raw';
import letters from './letters.typ?raw';
import poster from './poster.typ?raw';
import receiptSlip from './receipt-slip.typ?raw';
import register from './register.typ?raw';
import result from './result.typ?raw';
import writing from './writing.typ?raw';

/** What is set; the others are parts that these import. */
const templates = { annex, forms, poster, result, writing };
export type Template = keyof typeof templates;

const sources = {
  ...templates,
  'control-slip': controlSlip,
  'deadline-sheet': deadlineSheet,
  'fee-papers': feePapers,
  'intake-forms': intakeForms,
  layout,
  letters,
  'receipt-slip': receiptSlip,
  register,
};

/** `ua-1`: PDF/UA-1, ISO 14289-1, for reading with any aid. `a-2a`: PDF/A-2a, ISO 19005-2, for keeping. */
export type Standard = 'ua-1' | 'a-2a';

/** A folder that does not exist: templates live in memory, so a template cannot read the machine's files. */
const workspace = '/motcua-templates';
/** Results of earlier compilations that the typesetter keeps, counted in documents. */
const cacheAge = 10;

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));

interface Typesetter {
  readonly compiler: NodeCompiler;
  readonly covered: ReadonlySet<number>;
}

let warm: Typesetter | undefined;

function typesetter(): Typesetter {
  if (warm) return warm;
  const fonts = readdirSync(fontFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => readFileSync(join(fontFolder, name)));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  for (const [name, source] of Object.entries(sources)) {
    compiler.addSource(`${workspace}/${name}.typ`, source);
  }
  const covered = fonts.map(coveredBy).reduce((common, next) => common.intersection(next));
  warm = { compiler, covered };
  return warm;
}

/**
 * Sets a template with data and returns the PDF. The same template and data give the same bytes.
 * Strings of the data are one line each: line breaks count as spaces.
 *
 * @throws Error when the template does not compile; the message carries the typesetter's diagnostics.
 */
export async function compile(template: Template, data: object, standard: Standard): Promise<Uint8Array> {
  await turn();
  return write(set(template, data), standard);
}

/** One paper of a file that holds several. */
export interface Sheet {
  readonly kind: string;
  readonly data: object;
}

/**
 * As `compile`, for a template that takes `papers` and marks where each begins. A paper is set tightly only when it then
 * fits on one page and otherwise would not.
 */
export async function compilePapers(
  template: 'forms',
  data: { readonly name: string; readonly day: Day; readonly papers: readonly Sheet[] },
  standard: Standard,
): Promise<Uint8Array> {
  await turn();
  const setWith = (tight: readonly boolean[]): NodeTypstDocument =>
    set(template, { ...data, papers: data.papers.map((paper, i) => ({ ...paper, tight: tight[i] })) });
  const roomy = setWith(data.papers.map(() => false));
  const long = pagesOfEach(roomy).map((pages) => pages > 1);
  if (!long.includes(true)) return write(roomy, standard);
  const tight = setWith(long);
  const mended = pagesOfEach(tight).map((pages, i) => long[i] === true && pages === 1);
  if (!mended.includes(true)) return write(roomy, standard);
  return write(mended.every((one, i) => one === long[i]) ? tight : setWith(mended), standard);
}

function pagesOfEach(document: NodeTypstDocument): number[] {
  const query = { selector: '<begin>', field: 'value' };
  const starts: readonly number[] = typesetter().compiler.query(document, query);
  return starts.map((start, i) => (starts[i + 1] ?? document.numOfPages + 1) - start);
}

/**
 * Setting holds the thread for some 20 ms: others get their turn before it, and the memory of earlier documents,
 * which the runtime frees only between turns, does not pile up.
 */
const turn = (): Promise<void> => setImmediate();

function set(template: Template, data: object): NodeTypstDocument {
  const { compiler, covered } = typesetter();
  const json = JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? printable(value, covered) : value,
  );
  const compiled = compiler.compile({
    mainFilePath: `${workspace}/${template}.typ`,
    inputs: { data: json },
  });
  compiler.evictCache(cacheAge);
  if (compiled.result) return compiled.result;
  const diagnostics = compiled.takeDiagnostics();
  throw new Error(`${template} does not compile: ${JSON.stringify(diagnostics?.shortDiagnostics)}`);
}

const write = (document: NodeTypstDocument, standard: Standard): Uint8Array =>
  Uint8Array.from(typesetter().compiler.pdf(document, { pdfStandard: standard }));

/** What the font lacks shows as an empty square, so that the reader sees that something stood there. */
const square = '□';

/** Composed text without invisible characters, every visible character one that the font has. */
export function printable(text: string, covered: ReadonlySet<number>): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^ ]/gu, (character) => {
      if (covered.has(character.codePointAt(0)!) && !/\p{Co}/u.test(character)) return character;
      return /\p{M}/u.test(character) ? '' : square;
    })
    .trim();
}
