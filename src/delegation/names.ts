import { lookupOf, type Register } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import type { Day, Period } from '../kernel/time.ts';

export interface NamedCode {
  readonly code: string;
  readonly name: Text;
}
export interface NamedSlug {
  readonly slug: string;
  readonly name: Text;
}

/** What things are called on a day, or were last called, or will be; their key where nobody knows. */
export const unitName = (register: Register, unit: string, on: Day): Text =>
  nameOn(lookupOf(register).units.get(unit), unit, on);

export const oneStopName = (register: Register, oneStop: string, on: Day): Text =>
  nameOn(lookupOf(register).oneStops.get(oneStop), oneStop, on);

export const procedureName = (register: Register, code: string, on: Day): Text =>
  nameOn(lookupOf(register).procedures.get(code)?.versions, code, on);

export const positionTitle = (register: Register, position: string, on: Day): Text => {
  const entries = lookupOf(register).positionsById.get(position) ?? [];
  return (
    (entries.findLast((p) => p.period.from <= on) ?? entries[0])?.title ?? { vi: position, en: position }
  );
};

export const documentNumber = (register: Register, document: string): string =>
  lookupOf(register).documents.get(document)?.number ?? document;

function nameOn(entries: readonly { name: Text; period: Period }[] | undefined, key: string, on: Day): Text {
  const entry = entries?.findLast((e) => e.period.from <= on) ?? entries?.[0];
  return entry?.name ?? { vi: key, en: key };
}
