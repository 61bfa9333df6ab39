import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { document, inOrder, midyear, row, year2023 } from './lint.fixture.ts';
import { type LintFinding, lint, lintRules, type Scope } from './lint.ts';
import {
  broken,
  competenceOf,
  d,
  ends,
  faults,
  replaceScheme,
  rowOf,
  unitOf,
} from './lint-faults.fixture.ts';
import type { Register } from './register.ts';

const scope: Scope = { from: midyear, to: year2023.to };

const codesOf = (findings: readonly LintFinding[]) => [...new Set(findings.map((f) => f.code))].sort();

test('a register in order has no findings', () => {
  expect(lint(inOrder(), scope)).toEqual([]);
});

describe('one fault is found', () => {
  test.each(faults)('%s', (_name, how, code, place, from, also = []) => {
    const findings = lint(broken(how), scope);
    const first = findings.find((f) => f.code === code) ?? expect.fail(`found only ${codesOf(findings)}`);
    expect(first).toMatchObject({ code, place, from, severity: lintRules[code].severity });
    expect(codesOf(findings)).toEqual([...new Set([code, ...also])].sort());
    for (const { text } of findings) {
      expect(text.vi).not.toBe('');
      expect(text.en).not.toBe(text.vi);
    }
  });

  test('every code is in the table', () => {
    expect([...new Set(faults.map(([, , code]) => code))].sort()).toEqual(Object.keys(lintRules).sort());
  });
});

describe('what is no fault', () => {
  const fine: readonly [string, (register: Register) => void][] = [
    ['a scheme that was replaced, its decisions carried over', (r) => replaceScheme(r, true)],
    [
      'an acting head where the head has left',
      (r) => {
        ends(r.assignments.find((a) => a.position === 'head tu-phap')!, '2023-09-01');
        const period = { from: d('2023-09-01'), to: year2023.to };
        const position = 'deputy tu-phap';
        r.substitutions.push({ unit: 'tu-phap', position, form: 'Q', document: null, period });
      },
    ],
    [
      'a deputy who signs for a chairperson who has left',
      (r) => ends(r.assignments.find((a) => a.position === 'head dong')!, '2023-09-01'),
    ],
    [
      'one row that takes over from another on the same day',
      (r) => {
        const old = rowOf(r, 1);
        old.periods = [{ from: d('2023-01-01'), to: d('2023-09-01') }];
        r.rows.push({
          ...row('I', 9, '1.1', 'tu-phap'),
          periods: [{ from: d('2023-09-01'), to: year2023.to }],
        });
      },
    ],
    [
      'kinds of case that exclude each other',
      (r) => {
        rowOf(r, 1).conditions.caseType = 'trong nước';
        r.rows.push(row('I', 9, '1.1', 'tu-phap', { caseType: 'nước ngoài' }));
        r.postings = r.postings.map((p) => ({ ...p, fingerprint: null }));
      },
    ],
    [
      'a row to one position of another unit, which need not be under the delegator',
      (r) => {
        rowOf(r, 1).delegate = 'dong';
        rowOf(r, 1).position = 'deputy dong';
        r.trainings.push({ person: 'deputy dong', procedure: '1.1', on: d('2022-12-01') });
        r.postings[0]!.fingerprint = null;
      },
    ],
    [
      'a register that keeps no trainings',
      (r) => {
        r.trainings = [];
      },
    ],
    [
      'a posting of which nobody noted what it said',
      (r) => {
        for (const each of r.postings) each.fingerprint = null;
      },
    ],
    [
      'a version of the procedure that follows another',
      (r) => {
        const [old] = r.procedures;
        r.procedures.push({ ...old!, version: '1.1 v2', period: { from: d('2023-09-01'), to: null } });
        ends(old!, '2023-09-01');
      },
    ],
    ['what ended before the scope', (r) => ends(unitOf(r, 'tu-phap-tay'), '2023-05-01')],
    ['what happens after the scope', (r) => ends(unitOf(r, 'tu-phap'), '2024-01-01')],
    ['a row that never came to hold', (r) => r.rows.push({ ...row('I', 9, '9.9', 'khong-co'), periods: [] })],
  ];
  test.each(fine)('%s', (_name, how) => {
    expect(lint(broken(how), scope)).toEqual([]);
  });
});

describe('what is told once', () => {
  test('a vacant head, however many procedures the unit decides', () => {
    const register = broken((r) => {
      for (const a of r.assignments) if (a.position.endsWith('tu-phap')) ends(a, '2023-09-01');
    });
    const vacant = lint(register, scope).filter((f) => f.code === 'position-vacant');
    expect(vacant).toHaveLength(1);
  });

  test('a procedure repealed that is received at two one-stops, and its rows', () => {
    const findings = lint(
      broken((r) => ends(r.procedures[1]!, '2023-09-01')),
      scope,
    );
    expect(findings.map((f) => [f.code, f.place.no])).toEqual([
      ['procedure-not-in-force', undefined],
      ['procedure-not-in-force', 1],
      ['procedure-not-in-force', 1],
    ]);
    expect(findings[0]!.text.vi).toContain('2 Bộ phận Một cửa');
  });

  test('a successor is named where the delegate ends', () => {
    const [, how] = faults.find(([name]) => name === 'the delegate ends in the period')!;
    const [found] = lint(broken(how), scope).filter((f) => f.code === 'delegate-does-not-exist');
    expect(found!.text.vi).toContain('Đơn vị kế thừa: tai-chinh');
  });
});

describe('one draft decision', () => {
  const draft = (register: Register): void => {
    register.documents.push(document('du-thao', 'decision', year2023, ['de-an']) as never);
    register.rows.push({ ...row('I', 1, '1.1', 'tai-chinh'), document: 'du-thao' });
  };
  const only: Scope = { ...scope, documents: ['du-thao'] };

  test('is judged by the rest of the register', () => {
    const findings = lint(broken(draft), only);
    expect(codesOf(findings)).toEqual([
      'gap',
      'overlapping-delegates',
      'posting-out-of-date',
      'staff-not-trained',
    ]);
    expect(findings.find((f) => f.code === 'overlapping-delegates')!.place.document).toBe('du-thao');
  });

  test('whichever of two overlapping rows begins first', () => {
    const register = broken((r) => {
      draft(r);
      for (const each of r.rows) {
        if (each.document === 'qd') each.periods = [{ from: d('2023-08-01'), to: year2023.to }];
      }
    });
    const found = lint(register, only).filter((f) => f.code === 'overlapping-delegates');
    expect(found.map((f) => [f.place.document, f.from])).toEqual([['du-thao', '2023-08-01']]);
  });

  test('leaves out the faults of others', () => {
    const register = broken((r) => {
      r.documents.push(document('du-thao', 'decision', year2023, ['de-an']) as never);
      r.rows.push({ ...row('I', 1, '1.5', 'tu-phap'), document: 'du-thao' });
      r.trainings.push({ person: 'head tu-phap', procedure: '1.5', on: d('2022-12-01') });
      r.postings.push({
        oneStop: 'mc-dong',
        version: '1.5 v1',
        postedAt: '2023-01-02T00:00:00.000Z',
        fingerprint: null,
      });
      for (const each of r.rows) if (each.annex === 'II') each.delegate = 'tay';
      competenceOf(r, '1.1').document = 'khong-co';
    });
    expect(lint(register, only)).toEqual([]);
    expect(lint(register, scope)).not.toEqual([]);
  });
});

test('the gravest come first', () => {
  const register = broken((r) => {
    r.postings = [];
    r.trainings = r.trainings.filter((t) => t.procedure !== '1.1');
    ends(competenceOf(r, '1.5'), '2023-09-01');
  });
  const severities = lint(register, scope).map((f) => f.severity);
  expect(severities).toEqual(['error', 'warning', 'warning', 'warning', 'warning', 'notice']);
});

test('docs/authority-lint.md has every rule', () => {
  const file = readFileSync(join(import.meta.dirname, '../../docs/authority-lint.md'), 'utf8');
  // The formatter pads the columns.
  const page = file.replaceAll(/ {2,}/g, ' ');
  for (const [code, { severity, meaning, source, mend }] of Object.entries(lintRules)) {
    const cells = [
      `\`${code}\``,
      severity,
      `${meaning.vi}<br>${meaning.en}`,
      source ?? '—',
      `${mend.vi}<br>${mend.en}`,
    ];
    expect(page).toContain(`| ${cells.join(' | ')} |`);
  }
  expect(page.match(/^\| `/gm)).toHaveLength(Object.keys(lintRules).length);
});
