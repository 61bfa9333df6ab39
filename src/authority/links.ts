import type { Text } from '../kernel/refusal.ts';
import type { Day, Period } from '../kernel/time.ts';
import { linkText } from './messages.ts';
import type { DocumentRef, Link } from './model.ts';
import type { Competence, DocumentEntry, ProcedureEntry, Row, Substitution, UnitEntry } from './register.ts';
import { periodOn } from './register.ts';

/** Links of a chain. Each is made once and then shared: answers are asked for far more often than they differ. */

function memo<K extends readonly object[]>(make: (...keys: K) => Link): (...keys: K) => Link {
  const made: Made = new WeakMap();
  return (...keys) => {
    let found: Made = made;
    for (let n = 0; n < keys.length - 1; n += 1) {
      const key = keys[n]!;
      let inner = found.get(key) as Made | undefined;
      if (!inner) {
        inner = new WeakMap();
        found.set(key, inner);
      }
      found = inner;
    }
    const last = keys[keys.length - 1]!;
    let link = found.get(last) as Link | undefined;
    if (!link) {
      link = Object.freeze(make(...keys));
      found.set(last, link);
    }
    return link;
  };
}
/** For each key but the last another map, for the last the link. */
type Made = WeakMap<object, object>;

const reference = (d: DocumentEntry, period: Period | undefined): DocumentRef => ({
  document: d.document,
  number: d.number,
  issuedOn: d.issuedOn,
  validTo: period?.to ?? null,
  illustrative: d.illustrative,
});

/** The article is one of the law that gave the competence, not of the law that took its place. */
const articleIn = (competence: Competence, law: DocumentEntry): string | null =>
  law.document === competence.document ? competence.article : null;
const lawLinkIn = memo(
  (competence: Competence, law: DocumentEntry, inForce: Period): Link => ({
    kind: 'law',
    text: linkText.law(law.number, law.title, articleIn(competence, law)),
    document: reference(law, inForce),
    article: articleIn(competence, law),
    period: competence.period,
  }),
);
export const lawLink = (competence: Competence, law: DocumentEntry, on: Day): Link =>
  lawLinkIn(competence, law, periodOn(law.inForce, on)!);

const decisionLinkIn = memo(
  (document: DocumentEntry, period: Period): Link => ({
    kind: 'decision',
    text: linkText.decision(document.number, document.issuedOn, document.issuer, document.title, period),
    document: reference(document, period),
    period,
  }),
);
const basisLinkIn = memo(
  (document: DocumentEntry, period: Period): Link => ({
    ...decisionLinkIn(document, period),
    kind: 'city-decision',
  }),
);

export const decisionLink = (document: DocumentEntry, on: Day): Link =>
  decisionLinkIn(document, periodOn(document.inForce, on)!);
export const basisLink = (document: DocumentEntry, on: Day): Link =>
  basisLinkIn(document, periodOn(document.inForce, on)!);

/** A period may be shared by many rows, and a row by registers that differ in the rest. */
const rowLinkIn = memo(
  (
    row: Row,
    period: Period,
    document: DocumentEntry,
    inForce: Period,
    version: ProcedureEntry,
    delegate: UnitEntry,
  ): Link => ({
    kind: 'annex-row',
    text: linkText.annexRow(row.annex, row.no, version.name, version.procedure, delegate.name),
    document: reference(document, inForce),
    period,
  }),
);

export const rowLink = (
  row: Row,
  document: DocumentEntry,
  version: ProcedureEntry,
  delegate: UnitEntry,
  on: Day,
): Link =>
  rowLinkIn(row, periodOn(row.periods, on)!, document, periodOn(document.inForce, on)!, version, delegate);

export const positionLink = memo(
  (unit: UnitEntry, title: Text): Link => ({
    kind: 'position',
    text: linkText.position(title, unit.name),
  }),
);

export const substitutionLink = (
  substitution: Substitution,
  document: DocumentEntry | undefined,
  title: Text,
  unit: UnitEntry,
): Link => ({
  kind: 'substitution',
  text: linkText.substitution(substitution.form, title, unit.headTitle, unit.name, document?.number ?? null),
  ...(document && { document: reference(document, substitution.period) }),
  period: substitution.period,
});
