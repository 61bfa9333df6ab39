import type { Day, Period } from '../../kernel/time.ts';
import type { Ground } from '../ground.ts';
import { lintText } from '../lint-messages.ts';
import { unitOn } from '../lookup.ts';
import type { UnitEntry } from '../register.ts';
import { signingOf } from '../signing.ts';
import type { Stretch } from '../stretch.ts';
import { finding, type Inspection, type LintFinding } from './inspection.ts';
import { clip, memo, stretches } from './spans.ts';

interface Vacancy {
  readonly unit: string;
  readonly position: string | null;
  readonly from: Day;
}

/** When nobody can sign for the units that decide; once for each unit, or single position, however much it decides. */
export class Vacancies {
  readonly #inspection: Inspection;
  /** When nobody can sign for a unit, by law or by delegation or in a single position of it. */
  readonly #byLaw = memo((unit: UnitEntry) => this.#vacant(unit.unit, false, null));
  readonly #delegated = memo((unit: UnitEntry) => this.#vacant(unit.unit, true, null));
  readonly #single = memo((unit: UnitEntry) =>
    memo((position: string) => this.#vacant(unit.unit, true, position)),
  );
  readonly #first = new Map<string, Vacancy>();

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** A unit decides something during a span. */
  decides({ unit: entry, way: { delegator, position } }: Ground, span: Period): void {
    const { unit } = entry;
    const vacant =
      position !== null
        ? this.#single(entry)(position)
        : delegator
          ? this.#delegated(entry)
          : this.#byLaw(entry);
    for (const one of vacant) {
      const common = clip(one, span);
      if (!common) continue;
      const name = `${unit} ${position}`;
      const before = this.#first.get(name);
      if (!before || common.from < before.from) this.#first.set(name, { unit, position, from: common.from });
      return;
    }
  }

  *findings(): Generator<LintFinding> {
    const { lookup } = this.#inspection;
    for (const { unit, position, from } of this.#first.values()) {
      const { name, headTitle } = unitOn(lookup, unit, from)!;
      const only = position === null ? undefined : lookup.positionsById.get(position)?.[0];
      const title = position === null ? headTitle : (only?.title ?? { vi: position, en: position });
      yield finding('position-vacant', from, { unit }, lintText.vacant(title, name, from));
    }
  }

  #vacant(slug: string, delegated: boolean, position: string | null): Period[] {
    const { lookup, period } = this.#inspection;
    const isVacant = (when: Stretch): boolean => {
      const unit = unitOn(lookup, slug, when);
      if (!unit) return false;
      // A delegate is directly under its delegator.
      const delegator = delegated ? (unitOn(lookup, unit.parent, when) ?? unit) : null;
      return signingOf(lookup, unit, { holder: 'committee', delegator, position }, when).signers.length === 0;
    };
    return [...stretches(period, isVacant)].filter(({ found }) => found);
  }
}
