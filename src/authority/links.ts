import type { Text } from '../kernel/refusal.ts';
import type { Day, Period } from '../kernel/time.ts';
import { linkText } from './messages.ts';
import type { DocumentRef, Link } from './model.ts';
import type { Competence, DocumentEntry, ProcedureEntry, Row, Substitution, UnitEntry } from './register.ts';
import { periodOn } from './register.ts';

/** Links of a chain. Each is made once and then shared: answers are asked for far more often than they differ. */

function memo<A extends object, B extends object>(make: (a: A, b: B) => Link): (a: A, b: B) => Link {
  const made = new WeakMap<A, WeakMap<B, Link>>();
  return (a, b) => {
    let inner = made.get(a);
    if (!inner) {
      inner = new WeakMap();
      made.set(a, inner);
    }
    let link = inner.get(b);
    if (!link) {
      link = Object.freeze(make(a, b));
      inner.set(b, link);
    }
    return link;
  };
}

const reference = (d: DocumentEntry, period: Period | undefined): DocumentRef => ({
  document: d.document,
  number: d.number,
  issuedOn: d.issuedOn,
  validTo: period?.to ?? null,
  illustrative: d.illustrative,
});

export const lawLink = memo(
  (competence: Competence, law: DocumentEntry): Link => ({
    kind: 'law',
    text: linkText.law(law.number, law.title, competence.article),
    document: reference(law, law.inForce.at(-1)),
    article: competence.article,
    period: competence.period,
  }),
);

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

const rowLinks = new WeakMap<Period, (version: ProcedureEntry, delegate: UnitEntry) => Link>();
export function rowLink(
  row: Row,
  document: DocumentEntry,
  version: ProcedureEntry,
  delegate: UnitEntry,
  on: Day,
): Link {
  const period = periodOn(row.periods, on)!;
  let linkFor = rowLinks.get(period);
  if (!linkFor) {
    linkFor = memo((v: ProcedureEntry, d: UnitEntry) => ({
      kind: 'annex-row',
      text: linkText.annexRow(row.annex, row.no, v.name, v.procedure, d.name),
      document: reference(document, periodOn(document.inForce, on)),
      period,
    }));
    rowLinks.set(period, linkFor);
  }
  return linkFor(version, delegate);
}

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
