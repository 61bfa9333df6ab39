import type { Day } from '../kernel/time.ts';
import type { Place } from './finding.ts';
import { always, document, inOrder, position, row, year2023 } from './lint.fixture.ts';
import type { LintCode } from './lint.ts';
import type { Register } from './register.ts';

/** What can go wrong with the register in order, one fault at a time. */
export const broken = (how: (register: Register) => void): Register => {
  const register = inOrder();
  how(register);
  return register;
};
export const rowOf = (register: Register, no: number, annex = 'I') =>
  register.rows.find((r) => r.annex === annex && r.no === no)!;
export const documentOf = (register: Register, slug: string) =>
  register.documents.find((d) => d.document === slug)!;
export const unitOf = (register: Register, slug: string) => register.units.find((u) => u.unit === slug)!;
export const competenceOf = (register: Register, code: string) =>
  register.competences.find((c) => c.procedure === code)!;
export const ends = (entry: { period: { from: Day; to: Day | null } }, on: string) => {
  entry.period = { ...entry.period, to: on as Day };
};
export const d = (text: string) => text as Day;
const second = { annex: 'I', no: 9, document: 'qd' };

/** What is broken, what is found first and where, since when, and what else follows from it. */
export const faults: readonly [string, (register: Register) => void, LintCode, Place, string, LintCode[]?][] =
  [
    [
      'the delegator’s competence ends in the period',
      (r) => ends(competenceOf(r, '1.1'), '2023-09-01'),
      'delegator-lacks-competence',
      { document: 'qd', annex: 'I', no: 1, procedure: '1.1', unit: 'tu-phap' },
      '2023-09-01',
      ['gap'],
    ],
    [
      'the delegator’s competence begins after the delegation',
      (r) => {
        competenceOf(r, '1.1').period = { from: d('2023-07-01'), to: null };
      },
      'delegator-lacks-competence',
      { no: 1, annex: 'I' },
      '2023-06-01',
      ['gap', 'posting-out-of-date'],
    ],
    [
      'the law gives it to the division itself',
      (r) => {
        r.competences.push({ ...competenceOf(r, '1.1'), holder: 'division', division: 'tu-phap' });
      },
      'delegator-lacks-competence',
      { no: 1, annex: 'I' },
      '2023-06-01',
      ['posting-out-of-date'],
    ],
    [
      'the territory is not the delegator’s',
      (r) => {
        rowOf(r, 1).territory = 'tay';
      },
      'delegator-lacks-competence',
      { no: 1, annex: 'I' },
      '2023-06-01',
    ],
    [
      'the law gives the procedure to the wards',
      (r) => r.rows.push({ ...row('I', 9, '1.3', 'tu-phap') }),
      'procedure-of-another-level',
      { ...second, procedure: '1.3' },
      '2023-06-01',
      ['staff-not-trained'],
    ],
    [
      'a division delegates what was delegated to it',
      (r) => {
        r.units.push({ ...unitOf(r, 'tu-phap'), unit: 'to-1', parent: 'tu-phap' });
        r.positions.push(position('to-1', 'specialist', 'Chuyên viên') as never);
        r.assignments.push({ position: 'specialist to-1', person: 'x', name: 'x', period: always });
        r.trainings.push({ person: 'x', procedure: '1.1', on: d('2022-12-01') });
        r.rows.push({
          ...row('I', 9, '1.1', 'to-1'),
          delegator: 'tu-phap',
          periods: [{ from: d('2023-08-01'), to: year2023.to }],
        });
      },
      'sub-delegation',
      { ...second, unit: 'to-1' },
      '2023-08-01',
    ],
    [
      'the delegate ends in the period',
      (r) => {
        ends(unitOf(r, 'tu-phap'), '2023-10-01');
        r.successions.push({
          unit: 'tu-phap',
          successor: 'tai-chinh',
          field: null,
          on: d('2023-10-01'),
          document: 'qd',
        });
      },
      'delegate-does-not-exist',
      { no: 1, annex: 'I', unit: 'tu-phap' },
      '2023-10-01',
      ['gap'],
    ],
    [
      'the delegate never existed',
      (r) => {
        rowOf(r, 1).delegate = 'khong-co';
      },
      'delegate-does-not-exist',
      { no: 1, annex: 'I', unit: 'khong-co' },
      '2023-06-01',
      ['gap', 'posting-out-of-date', 'staff-not-trained'],
    ],
    [
      'the delegate is another district’s division',
      (r) => {
        rowOf(r, 1).delegate = 'tu-phap-tay';
      },
      'delegate-not-eligible',
      { no: 1, annex: 'I', unit: 'tu-phap-tay' },
      '2023-06-01',
      ['gap', 'posting-out-of-date', 'staff-not-trained'],
    ],
    [
      'the delegate moves under another body',
      (r) => {
        const entry = unitOf(r, 'tu-phap');
        r.units.push({ ...entry, parent: 'tay', period: { from: d('2023-11-01'), to: null } });
        ends(entry, '2023-11-01');
      },
      'delegate-not-eligible',
      { no: 1, annex: 'I' },
      '2023-11-01',
      ['gap'],
    ],
    [
      'the procedure’s code is wrong',
      (r) => r.rows.push(row('I', 9, '1.1 ', 'tu-phap')),
      'procedure-unknown',
      { ...second, procedure: '1.1 ' },
      '2023-06-01',
      ['staff-not-trained'],
    ],
    [
      'the procedure is repealed in the period',
      (r) => ends(r.procedures[0]!, '2023-08-15'),
      'procedure-not-in-force',
      { procedure: '1.1' },
      '2023-08-15',
    ],
    [
      'the delegation has no end',
      (r) => {
        documentOf(r, 'qd').inForce = [{ from: d('2023-01-01'), to: null }];
        rowOf(r, 1).periods = [{ from: d('2023-01-01'), to: null }];
      },
      'period-open-ended',
      { no: 1, annex: 'I' },
      '2023-06-01',
    ],
    [
      'the row outlives its decision',
      (r) => {
        documentOf(r, 'qd').inForce = [{ from: d('2023-01-01'), to: d('2023-12-01') }];
        r.rows = r.rows.filter((each) => each === rowOf(r, 1));
        r.routes = r.routes.filter((each) => each.procedure === '1.1');
      },
      'period-longer-than-basis',
      { document: 'qd', no: 1, annex: 'I' },
      '2023-12-01',
      ['gap'],
    ],
    [
      'the decision is suspended, its rows are not',
      (r) => {
        documentOf(r, 'qd').inForce = [
          { from: d('2023-01-01'), to: d('2023-07-01') },
          { from: d('2023-07-15'), to: year2023.to },
        ];
      },
      'period-longer-than-basis',
      { document: 'qd', no: 1, annex: 'I' },
      '2023-07-01',
      ['gap'],
    ],
    [
      'the decision outlives the scheme that it rests on',
      (r) => {
        documentOf(r, 'de-an').inForce = [{ from: d('2022-11-22'), to: d('2023-10-01') }];
      },
      'period-longer-than-basis',
      { document: 'qd' },
      '2023-10-01',
      ['gap'],
    ],
    [
      'the scheme is repealed',
      (r) => {
        documentOf(r, 'de-an').inForce = [{ from: d('2022-11-22'), to: d('2023-10-01') }];
        r.effects.push({
          document: 'luat',
          effect: 'repeals',
          on: 'de-an',
          from: d('2023-10-01'),
          carriesOver: false,
        });
      },
      'basis-repealed',
      { document: 'qd' },
      '2023-10-01',
      ['gap'],
    ],
    [
      'the scheme is replaced, and nothing is carried over',
      (r) => replaceScheme(r, false),
      'basis-repealed',
      { document: 'qd' },
      '2023-10-01',
      ['gap'],
    ],
    [
      'the law is no longer in force',
      (r) => {
        r.documents.push({
          ...documentOf(r, 'luat'),
          document: 'luat-cu',
          number: '1/1999',
          inForce: [{ from: d('2015-01-01'), to: d('2023-09-01') }],
        });
        competenceOf(r, '1.5').document = 'luat-cu';
      },
      'law-not-in-force',
      { document: 'luat-cu', procedure: '1.5' },
      '2023-09-01',
      ['gap'],
    ],
    [
      'the decision rests on a document that nobody knows',
      (r) => documentOf(r, 'qd').restsOn.push('khong-co'),
      'document-unknown',
      { document: 'qd' },
      '2023-06-01',
    ],
    [
      'a competence rests on a document that nobody knows',
      (r) => {
        competenceOf(r, '1.5').document = 'khong-co';
      },
      'document-unknown',
      { procedure: '1.5' },
      '2023-06-01',
      ['gap'],
    ],
    [
      'the decision itself is not in the register',
      (r) => {
        rowOf(r, 1).document = 'khong-co';
      },
      'document-unknown',
      { document: 'khong-co', no: 1, annex: 'I' },
      '2023-06-01',
      ['gap', 'posting-out-of-date'],
    ],
    [
      'the decision’s number is blank',
      (r) => {
        documentOf(r, 'qd').number = ' ';
      },
      'document-incomplete',
      { document: 'qd' },
      '2023-06-01',
    ],
    [
      'nobody issued the decision',
      (r) => {
        documentOf(r, 'qd').issuer = '';
      },
      'document-incomplete',
      { document: 'qd' },
      '2023-06-01',
    ],
    [
      'the decision is in force before it was issued',
      (r) => {
        documentOf(r, 'qd').issuedOn = d('2023-01-05');
      },
      'in-force-before-issue',
      { document: 'qd' },
      '2023-06-01',
    ],
    [
      'a second decision gives the same procedure away',
      (r) => {
        r.documents.push(document('qd-2', 'decision', year2023, ['de-an']) as never);
        const periods = [{ from: d('2023-10-01'), to: year2023.to }];
        r.rows.push({ ...row('I', 9, '1.1', 'tai-chinh'), document: 'qd-2', periods });
        r.trainings.push({ person: 'head tai-chinh', procedure: '1.1', on: d('2023-01-01') });
      },
      'overlapping-delegates',
      { document: 'qd-2', no: 9, unit: 'tai-chinh' },
      '2023-10-01',
      ['gap'],
    ],
    [
      'ranges of values overlap',
      (r) => {
        rowOf(r, 3).conditions.value = { from: 99, to: null };
      },
      'overlapping-delegates',
      { no: 3, annex: 'I', procedure: '1.4' },
      '2023-06-01',
      ['gap'],
    ],
    [
      'a row for one kind of case meets one for all kinds',
      (r) => r.rows.push(row('I', 9, '1.1', 'tu-phap', { caseType: 'có yếu tố nước ngoài' })),
      'overlapping-delegates',
      { ...second },
      '2023-06-01',
      ['gap'],
    ],
    [
      'two procedures bear the same number',
      (r) => {
        rowOf(r, 3).no = 1;
      },
      'duplicate-number',
      { no: 1, annex: 'I' },
      '2023-06-01',
    ],
    [
      'a range of values is empty',
      (r) => r.rows.push(row('I', 9, '1.4', 'tu-phap', { value: { from: 50, to: 50 } })),
      'conditions-empty',
      { ...second },
      '2023-06-01',
    ],
    [
      'the delegation to a ward lapses before the end',
      (r) => {
        for (const each of r.rows) {
          if (each.delegate === 'phuong-2') each.periods = [{ from: d('2023-01-01'), to: d('2023-12-01') }];
        }
      },
      'gap',
      { procedure: '1.2', oneStop: 'mc-2' },
      '2023-12-01',
    ],
    [
      'nobody holds the competence by law',
      (r) => {
        r.competences = r.competences.filter((c) => c.procedure !== '1.3');
      },
      'gap',
      { procedure: '1.3', oneStop: 'mc-1' },
      '2023-06-01',
    ],
    [
      'a one-stop closes and its routes go on',
      (r) => {
        r.routes = r.routes.filter((each) => each.oneStop !== 'mc-1' || each.procedure === '1.3');
        ends(r.oneStops.find((o) => o.oneStop === 'mc-1')!, '2023-09-01');
        r.postings = r.postings.filter((p) => p.oneStop !== 'mc-1');
      },
      'one-stop-not-open',
      { oneStop: 'mc-1' },
      '2023-09-01',
    ],
    [
      'the head of a delegate leaves; a deputy does not help',
      (r) => ends(r.assignments.find((a) => a.position === 'head tu-phap')!, '2023-09-01'),
      'position-vacant',
      { unit: 'tu-phap' },
      '2023-09-01',
    ],
    [
      'the chairperson leaves and no deputy signs for them',
      (r) => {
        ends(r.assignments.find((a) => a.position === 'head phuong-1')!, '2023-09-01');
      },
      'position-vacant',
      { unit: 'phuong-1' },
      '2023-09-01',
    ],
    [
      'a row to one position that nobody holds',
      (r) => {
        rowOf(r, 1).position = 'deputy tu-phap';
        ends(r.assignments.find((a) => a.position === 'deputy tu-phap')!, '2023-07-01');
      },
      'position-vacant',
      { unit: 'tu-phap' },
      '2023-07-01',
    ],
    [
      'two acting heads',
      (r) => {
        ends(r.assignments.find((a) => a.position === 'head tu-phap')!, '2023-09-01');
        for (const [who, from] of [
          ['deputy', '2023-09-01'],
          ['specialist', '2023-11-01'],
        ]) {
          r.substitutions.push({
            unit: 'tu-phap',
            position: `${who} tu-phap`,
            form: 'Q',
            document: null,
            period: { from: d(from!), to: year2023.to },
          });
        }
      },
      'two-heads',
      { unit: 'tu-phap' },
      '2023-11-01',
    ],
    [
      'an acting head beside a head',
      (r) => {
        const period = { from: d('2023-08-01'), to: d('2023-09-01') };
        const position = 'deputy tu-phap';
        r.substitutions.push({ unit: 'tu-phap', position, form: 'Q', document: null, period });
      },
      'two-heads',
      { unit: 'tu-phap' },
      '2023-08-01',
    ],
    [
      'a substitution outlives the deputy',
      (r) => ends(r.assignments.find((a) => a.position === 'deputy dong')!, '2023-08-01'),
      'substitution-outside-position',
      { unit: 'dong' },
      '2023-08-01',
    ],
    [
      'somebody signs KT. who is no deputy',
      (r) => {
        r.substitutions[0]!.position = 'head tu-phap';
      },
      'substitution-not-fitting',
      { unit: 'dong' },
      '2023-06-01',
    ],
    [
      'nobody of the delegate’s was trained',
      (r) => {
        r.trainings = r.trainings.filter((t) => t.person !== 'specialist phuong-2');
      },
      'staff-not-trained',
      { procedure: '1.2', unit: 'phuong-2' },
      '2023-06-01',
    ],
    [
      'a procedure is not posted',
      (r) => {
        r.postings = r.postings.filter((p) => p.oneStop !== 'mc-2');
      },
      'not-posted',
      { procedure: '1.2', oneStop: 'mc-2' },
      '2023-06-01',
    ],
    [
      'a procedure is posted only later',
      (r) => {
        r.postings[0]!.postedAt = '2023-06-01T17:00:00.000Z';
      },
      'not-posted',
      { procedure: '1.1', oneStop: 'mc-dong' },
      '2023-06-01',
    ],
    [
      'an older version is posted',
      (r) => {
        const [old] = r.procedures;
        r.procedures.push({ ...old!, version: '1.1 v2', period: { from: d('2023-05-01'), to: null } });
        ends(old!, '2023-05-01');
      },
      'posting-out-of-date',
      { procedure: '1.1', oneStop: 'mc-dong' },
      '2023-06-01',
    ],
    [
      'the posting names who decided before',
      (r) => {
        r.postings[0]!.fingerprint = 'dong luat';
      },
      'posting-out-of-date',
      { procedure: '1.1', oneStop: 'mc-dong' },
      '2023-06-01',
    ],
  ];

export function replaceScheme(register: Register, carriesOver: boolean): void {
  documentOf(register, 'de-an').inForce = [{ from: d('2022-11-22'), to: d('2023-10-01') }];
  const next = { from: '2023-10-01', to: '2025-01-01' };
  register.documents.push(document('de-an-2', 'decision', next, ['luat']) as never);
  register.effects.push({
    document: 'de-an-2',
    effect: 'replaces',
    on: 'de-an',
    from: d('2023-10-01'),
    carriesOver,
  });
}
