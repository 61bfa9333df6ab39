import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../authority/apply.ts';
import {
  city,
  dayAt,
  days,
  districts,
  parsed,
  procedures,
  wards,
  windowDays,
} from '../authority/changes.fixture.ts';
import { type Register, registerSchema, summaryOf, who } from '../authority/index.ts';
import { registerFile, rowsAsCsv } from './export.ts';
import { linksAsXml } from './links-xml.ts';

const register: Register = applyChanges(
  {
    ...city,
    units: city.units.map((u) =>
      u.unit === 'dong-ht' ? { ...u, name: { vi: '=Phòng "Hộ tịch", Đông', en: 'x' } } : u,
    ),
  },
  parsed(
    {
      kind: 'delegate',
      document: 'qd-1',
      delegator: 'dong',
      period: days(5, 20),
      rows: [
        {
          annex: 'I',
          no: 1,
          procedure: '1.000001',
          delegate: 'dong-ht',
          conditions: { caseType: 'có yếu tố nước ngoài', value: { from: 5, to: null } },
          reporting: 'báo cáo\nhằng quý',
        },
      ],
    },
    { kind: 'suspend', document: 'qd-1', by: 'qd-2', period: days(10, 12) },
    { kind: 'replace', document: 'qd-3', by: 'qd-2', from: dayAt(10), carriesOver: true },
  ),
);

test('the register file answers every question as the register does', () => {
  const file = registerSchema.parse(JSON.parse(registerFile(register)));
  expect(file).toEqual(register);
  for (const at of windowDays) {
    for (const procedure of procedures) {
      for (const oneStop of [...districts, ...wards]) {
        const question = { procedure, oneStop, at, facts: { caseType: 'có yếu tố nước ngoài', value: 7 } };
        expect(summaryOf(who(file, question))).toEqual(summaryOf(who(register, question)));
      }
    }
  }
});

describe('the table', () => {
  const csv = rowsAsCsv(register, dayAt(11), 'vi');
  test('begins with the mark by which Excel knows UTF-8, and ends its lines as RFC 4180 has it', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
  });
  test('quotes what has commas, quotes or line ends, and computes nothing', () => {
    expect(csv).toContain(`"'=Phòng ""Hộ tịch"", Đông"`);
    expect(csv).toContain('"báo cáo\nhằng quý"');
  });
  test('says how each row stands on the day', () => {
    expect(csv).toContain('06/01/2023–10/01/2023; 13/01/2023–20/01/2023,tạm ngưng');
  });
});

describe('the list of links', () => {
  const read = (xml: string) => {
    const found: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
    parser.write(xml).close();
    return found;
  };
  const elements = read(linksAsXml(register, dayAt(11)));

  test('names every document as Akoma Ntoso does', () => {
    const iris = elements.filter((e) => e.name === 'document').map((e) => e.attributes.iri);
    expect(iris).toContain('/akn/vn/act/decision/2020-01-01/qd-1-qd');
    expect(new Set(iris).size).toBe(register.documents.length);
  });
  test('has every basis and every effect', () => {
    const links = elements.filter((e) => e.name === 'link').map((e) => e.attributes);
    expect(links.filter((l) => l.type === 'restsOn')).toHaveLength(
      register.documents.flatMap((d) => d.restsOn).length,
    );
    expect(links).toContainEqual({
      type: 'replaces',
      from: '/akn/vn/act/decision/2020-01-01/qd-2-qd',
      to: '/akn/vn/act/decision/2020-01-01/qd-3-qd',
      date: dayAt(10),
      carriesOver: 'true',
    });
  });
  test('is well-formed whatever the documents are called', () => {
    const odd = register.documents.map((d) => ({
      ...d,
      issuer: '<&">\u0000\n',
      title: { vi: ']]>\ud800', en: '' },
    }));
    expect(() => read(linksAsXml({ ...register, documents: odd }, dayAt(1)))).not.toThrow();
  });
});
