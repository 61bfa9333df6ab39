import { type Day, formatDay } from '../kernel/time.ts';
import { qrSvg } from './qr.ts';
import { compile } from './typst.ts';

/** One procedure as posted at one office. */
export interface Poster {
  /** The office at whose wall it hangs, `Bộ phận Một cửa quận Ba Đình`. */
  readonly office: string;
  readonly procedure: {
    readonly name: string;
    readonly nameEn: string;
    /** National code, `1.001193`. */
    readonly code: string;
  };
  /** Who decides, `Phòng Tư pháp quận Ba Đình`. */
  readonly decidedBy: string;
  /** The document that says so, `Quyết định số 1234/QĐ-UBND ngày 15/12/2022`. */
  readonly document: string;
  readonly timeLimit: string;
  readonly fee: string;
  /** What the QR code holds. */
  readonly url: string;
  /** The address as a person would type it, printed under the code. */
  readonly shortUrl: string;
  /** The day on which the printed facts hold; also the date in the PDF's metadata. */
  readonly day: Day;
  /** `#rrggbb`: `brand` is the band's ground with white text on it, `accent` the thin rules. */
  readonly colours: { readonly brand: string; readonly accent: string };
}

/** The poster as PDF/UA-1, one A4 page. The code, 10 cm wide, is read from about a metre. */
export async function posterPdf(poster: Poster): Promise<Uint8Array> {
  return compile(
    'poster',
    { ...poster, date: poster.day, day: formatDay(poster.day), qr: qrSvg(poster.url, 'Q') },
    'ua-1',
  );
}
