import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  anApplication,
  DELEGATED,
  KEPT,
  openSmallOffice,
  sendingIn,
  type Username,
  WARD,
} from '../../test/support/small-office.ts';
import { testSystem } from '../../test/support/system.ts';
import { storeFile } from '../documents/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import { eventsOf, execute, sha256, systemActor } from '../ledger/index.ts';
import {
  decideDossier,
  decisionsOf,
  dossierByCode,
  proposeDossier,
  receiveDossier,
  returnResult,
  secretOpens,
  sendBackDossier,
  takeDossier,
} from './index.ts';

let database: TestDatabase;
let system: ReturnType<typeof testSystem>;
let send: ReturnType<typeof sendingIn>;
beforeAll(async () => {
  database = await freshDatabase();
  system = testSystem(database.db);
  await openSmallOffice(system);
  send = sendingIn(system);
});
afterAll(() => database.drop());

/** The code of the refusal, and the places of its errors. */
async function refusalOf(
  promise: Promise<unknown>,
): Promise<{ code: string; paths: string[]; mend: string }> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('was not refused');
  return { code: error.code, paths: error.errors.map((e) => e.path), mend: error.mend?.vi ?? '' };
}

const receive = async (change = {}) => (await send('counter', receiveDossier, anApplication(change))).code;

async function proposed(change = {}): Promise<string> {
  const code = await receive(change);
  await send('specialist', takeDossier, { code });
  await send('specialist', proposeDossier, { code, outcome: 'grant' });
  return code;
}

describe('receiving', () => {
  test('keeps the process in force on that day, whatever is published later', async () => {
    const { db } = database;
    const publish = async (no: number, validity: string) => {
      const [row] = await db<{ id: string }[]>`
        INSERT INTO process_version (id, procedure_id, one_stop_id, no, validity, steps, status, written_at, published_at)
        SELECT ${randomUUID()}, p.id, o.id, ${no}, ${validity}, '[]', 'published', now(), now()
        FROM procedure p, one_stop o WHERE p.code = ${anApplication().procedure} AND o.slug = ${anApplication().oneStop}
        RETURNING id`;
      return row!.id;
    };
    const processOf = async (code: string) => (await dossierByCode(db, code))!.processVersionId;

    const without = await receive();
    const first = await publish(1, '[2023-01-01,)');
    const early = await receive();
    await db`UPDATE process_version SET validity = '[2023-01-01,2023-08-15)' WHERE id = ${first}`;
    const second = await publish(2, '[2023-08-15,)');
    const late = await receive();

    expect(await Promise.all([without, early, late].map(processOf))).toEqual([null, first, second]);
  });

  test('gives the official code, the due moment in working time, and a secret that opens the dossier', async () => {
    const { code, secret } = await send('counter', receiveDossier, anApplication());
    expect(code).toMatch(/^000\.00\.99\.H99-230815-\d{4}$/);
    const dossier = await dossierByCode(database.db, code);
    // Tuesday 15/08/2023 and five working days: the end of Tuesday 22/08.
    expect(dossier).toMatchObject({ state: 'received', dueAt: '2023-08-22T10:00:00.000Z', version: 1 });
    expect(await secretOpens(database.db, dossier!.id, secret.toLowerCase())).toBe(true);
    expect(await secretOpens(database.db, dossier!.id, 'AAAA-AAAA')).toBe(false);
  });

  test('the ledger holds a digest of the applicant, nothing readable', async () => {
    const code = await receive();
    const dossier = await dossierByCode(database.db, code);
    const [event] = await eventsOf(database.db, dossier!.id);
    expect(event!.kind).toBe('dossier.received');
    expect(JSON.stringify(event!.data)).not.toMatch(/Trần|0912345678|001185012345/);
    expect(event!.data).toHaveProperty('partyDigest');
  });

  test('sixteen posts with one key at once make one dossier', async () => {
    const key = randomUUID();
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => send('counter', receiveDossier, anApplication(), key)),
    );
    expect(new Set(answers.map((a) => a.code)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('sixteen at once for the next number of one office get sixteen codes, without a gap', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => send('counter', receiveDossier, anApplication())),
    );
    const numbers = answers.map((a) => Number(a.code.slice(-4))).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(16);
    expect(numbers.at(-1)! - numbers[0]!).toBe(15);
  });

  test('the number of a day has four digits, and five when four are used up', async () => {
    const atWard = { oneStop: 'phuong', procedure: WARD };
    const first = await send('neighbour', receiveDossier, anApplication(atWard));
    expect(first.code).toBe('000.01.99.H99-230815-0001');
    await database.db`
      UPDATE dossier_number SET last = 9999
      WHERE one_stop_id = (SELECT id FROM one_stop WHERE slug = 'phuong')`;
    const next = await send('neighbour', receiveDossier, anApplication(atWard));
    expect(next.code).toBe('000.01.99.H99-230815-10000');
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['an unknown one-stop', { oneStop: 'nowhere' }, 'not-found', []],
    ['a procedure of another one-stop', { procedure: WARD }, 'invalid-input', ['procedure']],
    ['an unknown procedure', { procedure: '9.999999' }, 'invalid-input', ['procedure']],
    ['no applicant', { applicant: undefined }, 'invalid-input', ['applicant']],
    [
      'every field of the applicant wrong',
      {
        applicant: {
          fullName: ' ',
          identityNumber: '12',
          address: '',
          phone: 'x',
          email: 'a@',
          birthDate: '2023-02-30',
        },
      },
      'invalid-input',
      [
        'applicant.fullName',
        'applicant.identityNumber',
        'applicant.birthDate',
        'applicant.address',
        'applicant.phone',
        'applicant.email',
      ],
    ],
    [
      'a required document missing',
      { components: [{ no: 2, count: 1 }] },
      'invalid-input',
      ['components.0.count'],
    ],
    [
      'a document the procedure does not have',
      {
        components: [
          { no: 1, count: 1 },
          { no: 9, count: 1 },
        ],
      },
      'invalid-input',
      ['components.1.no'],
    ],
    [
      'a file never uploaded',
      { components: [{ no: 1, count: 1, files: [{ id: 'a'.repeat(64), name: 'scan.pdf' }] }] },
      'invalid-input',
      ['components.0.files.0'],
    ],
  ])('refuses %s and keeps nothing', async (_, change, code, paths) => {
    const before = await count();
    expect(await refusalOf(send('counter', receiveDossier, anApplication(change)))).toMatchObject({
      code,
      paths,
    });
    expect(await count()).toBe(before);
  });

  test.each<Username>(['neighbour', 'specialist', 'chair', 'control'])(
    '%s cannot receive here',
    async (as) => {
      expect(await refusalOf(send(as, receiveDossier, anApplication()))).toMatchObject({
        code: 'not-your-counter',
      });
    },
  );

  test('with a scan that was uploaded before', async () => {
    const bytes = Buffer.from('%PDF-1.7 scan');
    const id = sha256(bytes).toString('hex');
    await send('counter', storeFile(bytes), {
      id,
      name: 'khai.pdf',
      type: 'application/pdf',
    });
    const code = await receive({ components: [{ no: 1, count: 1, files: [{ id, name: 'khai.pdf' }] }] });
    expect(await dossierByCode(database.db, code)).not.toBeNull();
  });
});

describe('working on it', () => {
  test('the unit it is routed to takes, proposes; the holder of the competence decides; the counter returns', async () => {
    const code = await proposed();
    const { number } = await send('head', decideDossier, { code, outcome: 'grant' });
    expect(number).toMatch(/^\d{2}\/KQ-LĐ$/);
    await send('counter', returnResult, { code, collector: 'applicant' });
    const dossier = await dossierByCode(database.db, code);
    expect(dossier).toMatchObject({ state: 'returned', outcome: 'grant', version: 5 });
    const decision = (await decisionsOf(database.db, dossier!.id)).at(-1);
    expect(decision!.proof.chain.map((link) => link.kind)).toEqual([
      'law',
      'city-decision',
      'decision',
      'annex-row',
      'position',
      'person',
    ]);
    expect(decision!.proof.signer.signature).toEqual(['TUQ. ỦY BAN NHÂN DÂN QUẬN THỬ', 'TRƯỞNG PHÒNG']);
    const kinds = (await eventsOf(database.db, dossier!.id)).map((event) => event.kind);
    expect(kinds).toEqual([
      'dossier.received',
      'dossier.taken',
      'dossier.proposed',
      'dossier.decided',
      'dossier.returned',
    ]);
  });

  test.each<Username>(['clerk', 'counter', 'chair'])(
    '%s does not work in the unit it is routed to',
    async (as) => {
      const code = await receive();
      expect(await refusalOf(send(as, takeDossier, { code }))).toMatchObject({ code: 'not-your-unit' });
    },
  );

  test('a refusal needs a reason, a dossier sent back goes round again', async () => {
    const code = await receive();
    await send('specialist', takeDossier, { code });
    const bare = send('specialist', proposeDossier, { code, outcome: 'refuse' });
    expect(await refusalOf(bare)).toMatchObject({ code: 'invalid-input', paths: ['reason'] });
    await send('specialist', proposeDossier, { code, outcome: 'refuse', reason: 'Thiếu giấy xác nhận.' });
    await send('head', sendBackDossier, { code, reason: 'Hỏi lại người nộp.' });
    expect(await dossierByCode(database.db, code)).toMatchObject({ state: 'processing', outcome: null });
  });

  test('what its state does not allow is refused by name, and changes nothing', async () => {
    const code = await receive();
    const early = send('counter', returnResult, { code, collector: 'applicant' });
    expect(await refusalOf(early)).toMatchObject({ code: 'wrong-state' });
    expect(await dossierByCode(database.db, code)).toMatchObject({ state: 'received', version: 1 });
  });

  test('a wrong secret at the return is said, the right one accepted', async () => {
    const code = await proposed();
    await send('head', decideDossier, { code, outcome: 'grant' });
    const wrong = send('counter', returnResult, { code, collector: 'applicant', secret: 'AAAA-AAAA' });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'wrong-secret', paths: ['secret'] });
  });
});

describe('nobody without competence decides', () => {
  test.each<[Username, string]>([
    ['specialist', 'Trưởng phòng'],
    ['deputy', 'Trưởng phòng'],
    ['chair', 'Trưởng phòng'],
    ['counter', 'Trưởng phòng'],
    ['control', 'Trưởng phòng'],
  ])('%s is refused, and told whose it is: %s', async (as, holder) => {
    const code = await proposed();
    const refusal = await refusalOf(send(as, decideDossier, { code, outcome: 'grant' }));
    expect(refusal.code).toBe('not-competent');
    expect(refusal.mend).toContain(holder);
    expect(refusal.mend).toContain('01/QĐ-UBND');
    expect(await dossierByCode(database.db, code)).toMatchObject({ state: 'proposed' });
  });

  test('the system itself may not decide either', async () => {
    const code = await proposed();
    const automatic = execute(
      system,
      decideDossier,
      { code, outcome: 'grant' },
      { actor: systemActor, key: randomUUID() },
    );
    expect(await refusalOf(automatic)).toMatchObject({ code: 'person-needed' });
  });

  test('what the committee kept is signed by its chairperson or, for them, a vice-chairperson', async () => {
    const signatures = [];
    for (const as of ['chair', 'vice'] as const) {
      const code = await receive({ procedure: KEPT });
      await send('clerk', takeDossier, { code });
      await send('clerk', proposeDossier, { code, outcome: 'grant' });
      expect(await refusalOf(send('head', decideDossier, { code, outcome: 'grant' }))).toMatchObject({
        code: 'not-competent',
      });
      await send(as, decideDossier, { code, outcome: 'grant' });
      const dossier = await dossierByCode(database.db, code);
      signatures.push((await decisionsOf(database.db, dossier!.id)).at(-1)!.proof.signer.signature);
    }
    expect(signatures).toEqual([
      ['TM. ỦY BAN NHÂN DÂN QUẬN THỬ', 'CHỦ TỊCH'],
      ['TM. ỦY BAN NHÂN DÂN QUẬN THỬ', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ]);
  });

  test('when the delegation has run out the competence is the committee’s again', async () => {
    const code = await proposed({ procedure: DELEGATED });
    system.clock.set('2024-01-02T09:00:00+07:00');
    try {
      expect(await refusalOf(send('head', decideDossier, { code, outcome: 'grant' }))).toMatchObject({
        code: 'not-competent',
      });
      await send('chair', decideDossier, { code, outcome: 'grant' });
    } finally {
      system.clock.set('2023-08-15T14:30:00+07:00');
    }
  });
});

async function count(): Promise<number> {
  const [row] = await database.db<{ count: number }[]>`SELECT count(*) AS count FROM dossier`;
  return row!.count;
}
