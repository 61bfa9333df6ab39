import { Refusal, type Text } from '../kernel/refusal.ts';
import { MAX_CELLS, MAX_OFFICE_FILE_BYTES, MAX_UNPACKED_BYTES } from './limits.ts';

const megabytes = (bytes: number): number => bytes / 1024 / 1024;

const refusal = (code: string, title: Text, mend: Text): Refusal => new Refusal(422, code, title, { mend });

const saveAnew: Text = {
  vi: 'Hãy mở tệp bằng Excel, Word hoặc LibreOffice, chọn “Lưu thành” dạng .xlsx hoặc .docx, rồi gửi lại.',
  en: 'Open it in Excel, Word or LibreOffice, choose “Save as” .xlsx or .docx, and send it again.',
};

/** Why a file cannot be read. Whoever finds out does not know the file's name; `readTables` adds it. */
export class Unreadable extends Error {
  readonly reason: keyof typeof refusals;

  constructor(reason: keyof typeof refusals) {
    super(reason);
    this.reason = reason;
  }
}

/** Nothing was taken from a refused file; each says which file it was. */
export const refusals = {
  unknown: (name: string): Refusal =>
    refusal(
      'office-file-unknown',
      {
        vi: `Tệp “${name}” không phải bảng tính .xlsx hay văn bản .docx nên chưa được đọc.`,
        en: `“${name}” is neither an .xlsx sheet nor a .docx text and was not read.`,
      },
      saveAnew,
    ),
  oldFormat: (name: string): Refusal =>
    refusal(
      'office-file-old-format',
      {
        vi: `Tệp “${name}” ở dạng .xls hoặc .doc cũ nên chưa được đọc.`,
        en: `“${name}” is in the old .xls or .doc format and was not read.`,
      },
      saveAnew,
    ),
  encrypted: (name: string): Refusal =>
    refusal(
      'office-file-encrypted',
      {
        vi: `Tệp “${name}” có mật khẩu nên chưa được đọc.`,
        en: `“${name}” has a password and was not read.`,
      },
      {
        vi: 'Hãy bỏ mật khẩu của tệp (Tệp › Thông tin › Bảo vệ), lưu lại, rồi gửi lại.',
        en: 'Remove the password (File › Info › Protect), save it, and send it again.',
      },
    ),
  tooLarge: (name: string): Refusal =>
    refusal(
      'office-file-too-large',
      {
        vi: `Tệp “${name}” quá lớn nên chưa được đọc.`,
        en: `“${name}” is too large and was not read.`,
      },
      {
        vi: `Hãy bỏ hình ảnh, trang tính và dòng không dùng. Tệp không quá ${megabytes(MAX_OFFICE_FILE_BYTES)} MB, khi mở ra không quá ${megabytes(MAX_UNPACKED_BYTES)} MB và ${MAX_CELLS.toLocaleString('vi-VN')} ô.`,
        en: `Remove pictures, sheets and rows that are not needed. A file has at most ${megabytes(MAX_OFFICE_FILE_BYTES)} MB, unpacked ${megabytes(MAX_UNPACKED_BYTES)} MB and ${MAX_CELLS.toLocaleString('en-GB')} cells.`,
      },
    ),
  damaged: (name: string): Refusal =>
    refusal(
      'office-file-damaged',
      {
        vi: `Tệp “${name}” bị hỏng nên chưa được đọc.`,
        en: `“${name}” is damaged and was not read.`,
      },
      {
        vi: 'Hãy mở tệp gốc, lưu lại thành một tệp mới, rồi gửi tệp mới.',
        en: 'Open the original, save it as a new file, and send the new file.',
      },
    ),
};
