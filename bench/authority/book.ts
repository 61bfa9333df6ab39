import type { DocumentEntry, Effect, Row, UnitEntry } from '../../src/authority/register.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays, type Day, type Period } from '../../src/kernel/time.ts';
import { organisationLaw } from './catalogue.ts';

/** One row of an annex before its decision is known: what goes to whom. */
export interface Grant {
  readonly annex: string;
  readonly no: number;
  readonly procedure: string;
  readonly delegate: UnitEntry;
}

const schemeDay = '2022-11-22' as Day;
const inspection = 'qd-kiem-tra';

/**
 * The decisions as they are issued. Some are suspended for a while by an inspection, and single rows are repealed or
 * suspended. All rest on the city's scheme, which was replaced once, with a transitional clause.
 */
export class Book {
  readonly documents: DocumentEntry[] = [];
  readonly effects: Effect[] = [];
  readonly rows: Row[] = [];
  readonly #random: Random;

  constructor(city: UnitEntry, random: Random) {
    this.#random = random;
    const scheme = 'Đề án phân cấp, ủy quyền giải quyết thủ tục hành chính';
    const from = '2020-12-01' as Day;
    this.#enter('de-an-1', city, scheme, [{ from, to: schemeDay }], [organisationLaw]);
    this.#enter('de-an-2', city, scheme, [{ from: schemeDay, to: null }], [organisationLaw]);
    this.effect('de-an-2', 'replaces', 'de-an-1', schemeDay, true);
    this.#enter(inspection, city, 'Kết luận kiểm tra việc ủy quyền', [{ from, to: null }], []);
  }

  effect(document: string, effect: Effect['effect'], on: string, from: Day, carriesOver = false): void {
    this.effects.push({ document, effect, on, from, carriesOver });
  }

  /**
   * @param inForce of the decision.
   * @param from when its rows begin; later than the decision where the one before it was extended.
   */
  issue(
    document: string,
    by: UnitEntry,
    grants: readonly Grant[],
    inForce: Period,
    from = inForce.from,
  ): void {
    const period = { from, to: inForce.to };
    const pause = this.#random.chance(0.03) ? this.#pauseIn(period) : null;
    if (pause) this.effect(inspection, 'suspends', document, pause.from);
    const title = 'Ủy quyền giải quyết thủ tục hành chính';
    const scheme = inForce.from < schemeDay ? 'de-an-1' : 'de-an-2';
    this.#enter(document, by, title, pause ? without(inForce, pause) : [inForce], [organisationLaw, scheme]);
    for (const { annex, no, procedure, delegate } of grants) {
      this.rows.push({
        document,
        annex,
        no,
        procedure,
        delegator: by.unit,
        delegate: delegate.unit,
        position: null,
        territory: delegate.territory,
        conditions: { caseType: null, value: null },
        reporting: 'Báo cáo hằng quý',
        term: null,
        periods: pause ? without(period, pause) : this.#holding(period),
      });
    }
  }

  #enter(document: string, by: UnitEntry, title: string, inForce: Period[], restsOn: string[]): void {
    this.documents.push({
      document,
      number: `${this.documents.length + 100}/QĐ-UBND`,
      kind: 'decision',
      title: { vi: title, en: title },
      issuer: by.name.vi,
      signer: by.headTitle.vi,
      issuedOn: addDays(inForce[0]!.from, -12),
      illustrative: true,
      inForce,
      restsOn,
    });
  }

  #holding(period: Period): Period[] {
    const fate = this.#random.next();
    if (fate < 0.03) return [{ from: period.from, to: this.#pauseIn(period).from }];
    return fate < 0.05 ? without(period, this.#pauseIn(period)) : [{ ...period }];
  }

  /** A time inside a period of some months. */
  #pauseIn({ from }: Period): Period {
    const begin = addDays(from, this.#random.between(10, 60));
    return { from: begin, to: addDays(begin, this.#random.between(10, 30)) };
  }
}

const without = (period: Period, pause: Period): Period[] => [
  { from: period.from, to: pause.from },
  { from: pause.to!, to: period.to },
];
