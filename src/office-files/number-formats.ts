import { walkXml } from './xml.ts';

/** How a sheet shows a number. Everything but days and decimals is shown as it is stored. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'day' }
  /** At least so many decimals: `0.000000` shows 2.00012 as 2.000120. */
  | { readonly kind: 'decimals'; readonly count: number };

const plain: NumberFormat = { kind: 'plain' };

/** Formats with a day in them that every program knows by number (ECMA-376, part 1, 18.8.30). */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** What stands in a format code but is no instruction: `"đồng"`, `\-`, `[Red]`, `_)`, `* `. */
const literals = /"[^"]*"|\\.|\[[^\]]*\]|[_*]./g;

function formatOf(code: string): NumberFormat {
  const positive = code.replace(literals, '').split(';')[0]!;
  if (/[dy]/i.test(positive)) return { kind: 'day' };
  const decimals = /^0\.(0+)$/.exec(positive)?.[1];
  return decimals ? { kind: 'decimals', count: decimals.length } : plain;
}

/** The format of each cell style, in the order in which cells name them. */
export function readNumberFormats(source: string | null): readonly NumberFormat[] {
  const codes = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCellStyles = false;
  if (source === null) return formats;
  walkXml(source, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = attributes.numFmtId ?? '0';
        formats.push(builtInDays.has(Number(id)) ? { kind: 'day' } : formatOf(codes.get(id) ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
}

const DAY_MS = 86_400_000;
/** Day 1 is 1 January 1900, and 29 February 1900 counts although it never was: hence 30 December. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A stored number as a person sees it. Sheets reckon with 15 digits, and so do we: the rest is noise. */
export function showNumber(stored: string, format: NumberFormat | undefined, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (format?.kind === 'day') return showDay(value, from1904);
  const shown = String(Number(value.toPrecision(15)));
  if (format?.kind !== 'decimals' || !/^-?\d+(?:\.\d+)?$/.test(shown)) return shown;
  const [whole, decimals = ''] = shown.split('.') as [string, string?];
  return `${whole}.${decimals.padEnd(format.count, '0')}`;
}

function showDay(value: number, from1904: boolean): string {
  const moment = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(value) * DAY_MS);
  if (Number.isNaN(moment.getTime()) || value < 0) return String(value);
  const [year, month, day] = moment.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
