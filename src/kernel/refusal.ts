/** The same sentence in the two languages of the system. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface FieldError {
  /** Where in the input: `applicant.fullName`, `components.0.count`. */
  readonly path: string;
  readonly message: Text;
}

/**
 * A request that is understood and not granted. It is no fault of the program: it is said to the person in
 * plain words (what happened, what was kept, what to do) and becomes RFC 9457 problem details at the API.
 */
export class Refusal extends Error {
  readonly status: number;
  /** Stable, for programs: `not-competent`, `wrong-state`. */
  readonly code: string;
  readonly title: Text;
  readonly mend: Text | undefined;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, title: Text, more: { mend?: Text; errors?: FieldError[] } = {}) {
    super(`${code}: ${title.en}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.title = title;
    this.mend = more.mend;
    this.errors = more.errors ?? [];
  }
}

export const notFound = (what: Text): Refusal =>
  new Refusal(404, 'not-found', { vi: `Không tìm thấy ${what.vi}.`, en: `No such ${what.en}.` });
