/**
 * Which characters a TrueType font can show: the `cmap` table (OpenType 1.9, formats 4 and 12).
 *
 * PDF/UA-1 (ISO 14289-1, 7.21.8) and PDF/A-2a forbid a glyph that stands for "no such character", so what
 * the font lacks has to be known before a document is set.
 */

const unicodeTables = new Set(['0:3', '0:4', '0:6', '3:1', '3:10']);

/** @throws RangeError when the bytes are not a TrueType font with a Unicode `cmap`. */
export function coveredBy(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const start = tableStart(view, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint16(start + 2); i++) {
    const record = start + 4 + i * 8;
    if (!unicodeTables.has(`${view.getUint16(record)}:${view.getUint16(record + 2)}`)) continue;
    const table = start + view.getUint32(record + 4);
    const format = view.getUint16(table);
    if (format === 4) addSegments(view, table, covered);
    if (format === 12) addGroups(view, table, covered);
  }
  if (covered.size === 0) throw new RangeError('the font has no Unicode cmap');
  return covered;
}

function tableStart(view: DataView, wanted: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    if (tag === wanted) return view.getUint32(record + 8);
  }
  throw new RangeError(`the font has no ${wanted} table`);
}

/** Format 4: segments of the basic plane, glyph by difference or by an indirect array. */
function addSegments(view: DataView, table: number, covered: Set<number>): void {
  const doubled = view.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let s = 0; s < doubled; s += 2) {
    const first = view.getUint16(starts + s);
    const last = view.getUint16(ends + s);
    const offset = view.getUint16(offsets + s);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const raw = offset === 0 ? code : view.getUint16(offsets + s + offset + (code - first) * 2);
      const missing = offset !== 0 && raw === 0;
      if (!missing && (raw + view.getUint16(deltas + s)) % 0x10000 !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups of consecutive characters over all planes. */
function addGroups(view: DataView, table: number, covered: Set<number>): void {
  for (let g = 0; g < view.getUint32(table + 12); g++) {
    const group = table + 16 + g * 12;
    const first = view.getUint32(group);
    for (let code = first; code <= view.getUint32(group + 4); code++) {
      if (view.getUint32(group + 8) + code - first !== 0) covered.add(code);
    }
  }
}
