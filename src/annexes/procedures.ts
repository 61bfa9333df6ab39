import { fold } from '../kernel/text.ts';
import type { Vocabulary } from './model.ts';
import { NameIndex } from './name-index.ts';

export type Procedure = Vocabulary['procedures'][number];

/** Names that are this much alike can be the same name, written slightly off. */
export const ALIKE = 0.85;
/** The best name is told from the next only by more than this: “Cấp” and “Cấp lại” are two procedures. */
const MARGIN = 0.04;

/** Marks, case and punctuation make no difference. */
const key = (name: string): string => fold(name).replace(/[. ]+/g, ' ').trim();

/** The known procedures, by code and by name. */
export class ProcedureIndex {
  readonly #all: readonly Procedure[];
  readonly #names: NameIndex;
  readonly #byCode: ReadonlyMap<string, number>;
  readonly #keys = new Map<string, string>();
  readonly #found = new Map<string, readonly Procedure[]>();

  constructor(procedures: readonly Procedure[]) {
    this.#all = procedures;
    this.#names = new NameIndex(procedures.map(({ name }) => key(name)));
    this.#byCode = new Map(procedures.map(({ code }, at) => [code, at]));
  }

  byCode(code: string): Procedure | undefined {
    const at = this.#byCode.get(code);
    return at === undefined ? undefined : this.#all[at];
  }

  /** From 0 to 1; 1 only for the very name. */
  likeness({ code }: Procedure, name: string): number {
    const at = this.#byCode.get(code)!;
    const wanted = this.#keyOf(name);
    return this.#names.exactly(wanted).includes(at) ? 1 : Math.min(0.99, this.#names.likeness(at, wanted));
  }

  /**
   * The procedures that a name can mean: those that have it, or the one whose name is most like it. Several when
   * it cannot be told which; none when nothing is alike.
   */
  byName(name: string): readonly Procedure[] {
    const wanted = this.#keyOf(name);
    const known = this.#found.get(wanted);
    if (known) return known;
    const exact = this.#names.exactly(wanted);
    const found = (exact.length > 0 ? exact : this.#most(wanted)).map((at) => this.#all[at]!);
    this.#found.set(wanted, found);
    return found;
  }

  /** Annexes name the same procedures over and over. */
  #keyOf(name: string): string {
    const known = this.#keys.get(name) ?? key(name);
    this.#keys.set(name, known);
    return known;
  }

  #most(wanted: string): number[] {
    const close = this.#names.closest(wanted, ALIKE);
    const enough = (close[0]?.score ?? 0) - MARGIN;
    return close.filter(({ score }) => score >= enough).map(({ at }) => at);
  }
}
