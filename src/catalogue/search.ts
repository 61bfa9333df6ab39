import MiniSearch from 'minisearch';
import { fold } from '../kernel/text.ts';

export interface Searchable {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly field: { readonly vi: string; readonly en: string };
  readonly keywords: readonly string[];
}

/** Words that people put around what they want; they would only make unlike procedures look alike. */
const fillers = new Set(
  (
    'o dau the nao la gi lam sao can nhung cho em con toi anh chi minh muon xin hoi duoc khong thi va cua ' +
    'giay to thu tuc ho so bi da dang di nop how to do i a the for of where get my is what'
  ).split(' '),
);

/**
 * Finds procedures the way people ask: without accents, in their own words, with a letter wrong. Names weigh
 * more than the phrases people use, those more than the field.
 */
export class ProcedureSearch<P extends Searchable> {
  readonly #index: MiniSearch;
  readonly #byCode: Map<string, P>;

  constructor(procedures: readonly P[]) {
    this.#byCode = new Map(procedures.map((p) => [p.code, p]));
    this.#index = new MiniSearch({
      idField: 'code',
      fields: ['name', 'spoken', 'english', 'field', 'code'],
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
    });
    this.#index.addAll(
      procedures.map((p) => ({
        code: p.code,
        name: fold(p.name.vi),
        spoken: fold(p.keywords.join(' ')),
        english: fold(p.name.en),
        field: fold(`${p.field.vi} ${p.field.en}`),
      })),
    );
  }

  /** Best first; empty when nothing fits. */
  find(question: string, limit = 20): P[] {
    const words = fold(question).split(' ').filter(Boolean);
    const telling = words.filter((word) => !fillers.has(word));
    const query = (telling.length > 0 ? telling : words).join(' ');
    if (query === '') return [];
    const phrase = words.join(' ');
    return this.#index
      .search(query, {
        boost: { name: 2, spoken: 1.6, code: 4, english: 1, field: 0.5 },
        prefix: (term) => term.length >= 3,
        fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
        boostDocument: (code) => (this.#says(String(code), phrase) ? 3 : 1),
      })
      .slice(0, limit)
      .flatMap((hit) => this.#byCode.get(String(hit.id)) ?? []);
  }

  /** The question holds one of the phrases people use for this procedure, or its name begins with the question. */
  #says(code: string, phrase: string): boolean {
    const p = this.#byCode.get(code)!;
    return (
      fold(p.name.vi).startsWith(phrase) ||
      p.keywords.some((spoken) => ` ${phrase} `.includes(` ${fold(spoken)} `))
    );
  }
}
