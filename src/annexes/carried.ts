import type { Text } from '../kernel/refusal.ts';
import type { Delegates } from './delegates.ts';
import { findings, skips } from './messages.ts';
import type { Finding } from './model.ts';
import type { Section } from './sections.ts';

/** What titles and sections say of the rows below them, until the next one says otherwise. */
export class Carried {
  annex: string | null = null;
  field: string | null = null;
  /** The whole table's, by its title; a section's own goes before it. */
  titleDelegate: Delegates | null = null;
  #sectionDelegate: Delegates | null = null;
  /** Which of the two groups the other: a new section of the outer kind ends the inner one. */
  #outer: 'field' | 'delegate' | null = null;
  #no = 0;
  /** Below a section numbers may begin anew. */
  #mayRestart = true;

  get delegate(): Delegates | null {
    return this.#sectionDelegate ?? this.titleDelegate;
  }

  /** @returns what the section is, for whoever looks for the row. */
  enter(section: Section): Text {
    this.#mayRestart = true;
    switch (section.kind) {
      case 'field':
        if (this.#outer === 'field') this.#sectionDelegate = null;
        this.#outer ??= 'field';
        this.field = section.field;
        return skips.fieldSection(section.field);
      case 'delegate':
        if (this.#outer === 'delegate') this.field = null;
        this.#outer ??= 'delegate';
        this.#sectionDelegate = section.delegates;
        return skips.delegateSection(section.written);
      case 'annex':
        this.annex = section.annex;
        this.field = null;
        this.titleDelegate = null;
        this.#sectionDelegate = null;
        this.#outer = null;
        return skips.title;
      case 'other':
        return skips.otherSection;
    }
  }

  /** The number of a row; null when it is not a plain one. */
  number(written: string): { readonly no: number | null; readonly findings: readonly Finding[] } {
    const digits = /^(\d{1,5})[.)]?$/.exec(written)?.[1];
    if (digits === undefined) return { no: null, findings: [] };
    const no = Number(digits);
    const expected = this.#no + 1;
    const inOrder = no === expected || (no === 1 && this.#mayRestart);
    this.#no = no;
    this.#mayRestart = false;
    return { no, findings: inOrder ? [] : [findings.numberOutOfOrder(no, expected)] };
  }
}
