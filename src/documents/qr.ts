import QRCode from 'qrcode';

/** Share of the symbol that may be lost and still be read: M about 15 %, Q about 25 % (ISO/IEC 18004). */
export type Correction = 'M' | 'Q';

/** Free modules on each side that ISO/IEC 18004 asks for; a reader needs them to find the symbol. */
const quietZone = 4;

/**
 * A QR code as SVG: black modules on white, one unit a module, quiet zone included. Scales to any size.
 *
 * @throws Error when the text is empty or longer than a QR code can hold (about 2,300 bytes at M).
 */
export function qrSvg(text: string, correction: Correction = 'M'): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction });
  const side = modules.size + 2 * quietZone;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column < modules.size && modules.get(row, column)) column++;
      path += `M${start + quietZone} ${row + quietZone}h${column - start}v1h${start - column}z`;
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  );
}
