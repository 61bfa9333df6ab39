import type { DocumentEntry, Register } from '../authority/index.ts';
import { fold } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';

/**
 * The documents of the register and every link between them, for other systems: named as the naming convention of
 * Akoma Ntoso does it (OASIS, Akoma Ntoso Naming Convention 1.0: `/akn/{country}/{type}/{subtype}/{date}/{number}`),
 * so that a library of laws can join them to its texts. `restsOn` and what one document does to another.
 */
export function linksAsXml(register: Register, on: Day): string {
  const iris = new Map(register.documents.map((d) => [d.document, iriOf(d)]));
  const iri = (slug: string) => iris.get(slug) ?? slug;
  const documents = register.documents.map((d) => {
    const { number, kind, title, issuer, issuedOn, inForce, illustrative } = d;
    const named = attributes({
      iri: iriOf(d),
      number,
      kind,
      issued: issuedOn,
      issuer,
      title: title.vi,
      illustrative,
    });
    const periods = inForce.map(({ from, to }) => `<inForce${attributes({ from, to })}/>`);
    return `  <document${named}>${periods.join('')}</document>`;
  });
  const bases = register.documents.flatMap((d) =>
    d.restsOn.map((basis) => link({ type: 'restsOn', from: iriOf(d), to: iri(basis) })),
  );
  const effects = register.effects.map(({ document, effect, on: target, from, carriesOver }) =>
    link({ type: effect, from: iri(document), to: iri(target), date: from, carriesOver }),
  );
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', `<links${attributes({ on })}>`];
  return [...head, ...documents, ...bases, ...effects, '</links>', ''].join('\n');
}

const link = (values: Values): string => `  <link${attributes(values)}/>`;

type Values = Readonly<Record<string, string | boolean | null>>;

/** False and null are left out; true is `true`. */
const attributes = (values: Values): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${asAttribute(String(value))}"`)
    .join('');

const iriOf = ({ kind, issuedOn, number }: DocumentEntry): string =>
  `/akn/vn/act/${kind}/${issuedOn}/${fold(number).replaceAll(/[ .]+/g, '-')}`;

/** Signs that XML 1.0 cannot hold are left out. */
const asAttribute = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"\t\n\r]/g, (sign) => `&#${sign.codePointAt(0)};`);
