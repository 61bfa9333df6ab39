import type { Day } from '../kernel/time.ts';
import { head, type Letterhead, type Signature } from './letterhead.ts';
import { compile } from './typst.ts';

/**
 * An administrative document with a text of its own, such as minutes or a report: what stands in it, from which the PDF
 * and the .docx are made alike.
 */
export interface Writing {
  readonly letterhead: Letterhead;
  /** `BIÊN BẢN`, `BÁO CÁO`. */
  readonly title: string;
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** One in the lower right corner, or two side by side. */
  readonly signatures: readonly Signature[];
  /** Under the signatures' names: `(Ký và ghi rõ họ tên)`, or how it was signed. */
  readonly signedHow: string;
  readonly recipients: readonly string[];
  /** After the signatures, on a page of its own; empty for none. */
  readonly annex: readonly Block[];
  /** On every page: `DỰ THẢO`; empty for none. */
  readonly mark: string;
}

export type Block =
  | { readonly kind: 'basis' | 'paragraph' | 'note'; readonly text: string }
  /** 1: `I. …`; 2: `1. …`. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly heading: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    };

/** What its file is called by a reader of it. */
export const writingTitle = ({ title, subject, letterhead: { number } }: Writing): string =>
  [title, number && `số ${number}`, subject].filter(Boolean).join(' ');

export const writingDay = ({ letterhead }: Writing): Day => letterhead.day;

/** As PDF/A-2a (ISO 19005-2), A4, in the layout of Decree 30/2020/NĐ-CP, annex I. */
export const writingPdf = (writing: Writing): Promise<Uint8Array> =>
  compile(
    'writing',
    { ...writing, fileTitle: writingTitle(writing), letterhead: head(writing.letterhead) },
    'a-2a',
  );
