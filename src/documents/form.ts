import type { Day } from '../kernel/time.ts';
import { citeForm, type FormRegime, form, type KindIn } from './form-table.ts';
import { head, type Letterhead } from './letterhead.ts';

/** A form ready to be set: its template's data, and what the file says about itself. */
export interface Prepared {
  /** The title of a PDF that holds only this. */
  readonly name: string;
  readonly day: Day;
  readonly data: object;
}

/** Whom a form is about or goes to. Empty strings print as dotted blanks. */
export interface Filer {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** What every form of a circular begins with. */
export interface FormHead {
  readonly regime: FormRegime;
  readonly letterhead: Letterhead;
  /** `000.00.15.H26-230815-0001`; empty where none was given yet. */
  readonly dossierCode: string;
}

/** A form of a circular: title, mark and the suffix of its number come from the table. */
export function official<R extends FormRegime>(
  kind: KindIn<R>,
  { regime, letterhead, dossierCode }: FormHead & { readonly regime: R },
  data: object,
): Prepared {
  const known = form(kind, regime);
  return {
    name: [known.title, dossierCode].filter((part) => part !== '').join(' '),
    day: letterhead.day,
    data: {
      ...data,
      title: known.title,
      mark: citeForm(known),
      letterhead: head(letterhead, known.suffix),
      dossierCode,
    },
  };
}
