import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anApplication, KEPT, WARD } from '../../test/support/small-office.ts';
import * as acts from '../dossiers/index.ts';
import { fold } from '../kernel/text.ts';
import { makeNotices, moreAtOnce } from './make.ts';
import { EMAIL, NotifyingOffice, PUBLIC_URL, type Row } from './office.fixture.ts';
import { beginTelling, forgetTold } from './store.ts';

let office: NotifyingOffice;
beforeAll(async () => {
  office = await NotifyingOffice.open();
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const told = (rows: readonly Row[]) => rows.map(({ kind, to, channel }) => `${kind} → ${to} (${channel})`);
const citizens = (rows: readonly Row[]) =>
  rows.filter(({ to }) => to === 'applicant').map(({ kind }) => kind);
const withEmail = { ...anApplication().applicant, email: EMAIL };

/** A dossier's whole life, with everything that can be told. Whoever acts has taken it, or may decide. */
async function wholeLife(applicant: object = anApplication().applicant): Promise<string> {
  const code = await office.receive({ applicant });
  const step = (as: Parameters<NotifyingOffice['send']>[0], command: unknown, input: object = {}) =>
    office.send(as, command as typeof acts.takeDossier, { code, ...input } as never);
  await step('specialist', acts.takeDossier);
  await step('specialist', acts.consultUnit, { unit: 'tu-phap', question: 'Ý kiến?', hours: 8 });
  const { standing } = (await acts.dossierByCode(office.system.db, code))!;
  await step('clerk', acts.answerConsultation, {
    consultation: standing.consultations[0]!.id,
    answer: 'Được.',
  });
  await step('specialist', acts.draftSupplement, { items: ['Bản sao'], ground: 'Thiếu' });
  await step('head', acts.approveSupplement);
  await step('counter', acts.supplementDossier, { components: [{ no: 2, count: 1, files: [] }] });
  await step('specialist', acts.suspendDossier, { ground: 'financial-duty', paper: '12/TB' });
  await step('specialist', acts.resumeDossier);
  await step('head', acts.apologise, { cause: 'Quá tải', to: '2023-09-20T17:00:00+07:00' });
  await step('specialist', acts.proposeDossier, { outcome: 'grant' });
  await step('head', acts.sendBackDossier, { reason: 'Xem lại' });
  await step('specialist', acts.proposeDossier, { outcome: 'grant' });
  await step('head', acts.decideDossier, { outcome: 'grant' });
  await step('counter', acts.dispatchResult, { channel: 'post', reference: 'EE123456789VN' });
  await step('counter', acts.reportUndelivered, { reason: 'Vắng nhà' });
  await step('counter', acts.returnResult, { channel: 'counter', collector: 'applicant' });
  return code;
}

describe('a citizen hears of every step that concerns them', () => {
  test('from reception to the returned result', async () => {
    const code = await wholeLife();
    await office.tell();
    expect(citizens(await office.notices(code))).toEqual([
      'received',
      'supplement-asked',
      'supplemented',
      'suspended',
      'resumed',
      'apologised',
      'decided',
      'dispatched',
      'delivery-failed',
      'returned',
    ]);
  });

  test('of a dossier that is sent in, refused, withdrawn, reopened', async () => {
    const file = async () =>
      (await office.send('counter', acts.fileDossier, { ...anApplication(), channel: 'counter' })).code;
    const refused = await file();
    await office.send('counter', acts.refuseIntake, { code: refused, reasons: ['Không thuộc thẩm quyền'] });
    const withdrawn = await file();
    await office.send('counter', acts.receiveFiled, { code: withdrawn });
    await office.send('counter', acts.withdrawDossier, { code: withdrawn, reason: 'Người nộp yêu cầu' });
    await office.send('control', acts.reopenDossier, { code: withdrawn, complaint: '1/KN', reason: 'Nhầm' });
    await office.tell();
    expect(citizens(await office.notices(refused))).toEqual(['filed', 'intake-refused']);
    expect(citizens(await office.notices(withdrawn))).toEqual(['filed', 'received', 'withdrawn', 'reopened']);
  });

  test('by telephone, and by mail as well where an address was left', async () => {
    const codes = [await office.receive(), await office.receive({ applicant: withEmail })];
    await office.tell();
    const channels = await Promise.all(
      codes.map(async (code) => (await office.notices(code)).map((n) => n.channel)),
    );
    expect(channels).toEqual([['sms'], ['sms', 'email']]);
  });

  test('with the moment that was promised, the telephone of the one-stop and the page to look at', async () => {
    const code = await office.receive({ applicant: withEmail });
    await office.tell();
    const [sms, mail] = await office.notices(code);
    expect(sms!.text.vi).toBe(
      `Da tiep nhan ho so ${code}. Hen tra ket qua 17:00 22/08/2023. Xin giu giay hen. ${PUBLIC_URL}/ho-so/${code}`,
    );
    expect(sms!.parts).toBe(1);
    expect(mail!.text.vi).toBe(
      `Đã tiếp nhận hồ sơ ${code}. Hẹn trả kết quả 17:00 22/08/2023. Xin giữ giấy hẹn.\n\nTrang tình trạng hồ sơ: ${PUBLIC_URL}/ho-so/${code}`,
    );
  });

  test('of an appointment that moves with the calendar', async () => {
    const code = await office.receive();
    await office.send('control', acts.changeWorkingCalendar, {
      change: {
        closures: {
          add: [
            {
              oneStopId: (await acts.dossierByCode(office.system.db, code))!.oneStopId,
              day: '2023-08-17',
              reason: { vi: 'Ngập lụt', en: 'Flood' },
              basis: 'Thông báo 12/TB-UBND',
            },
          ],
        },
      },
      reason: 'Ngập lụt (Thông báo 12/TB-UBND)',
    });
    await office.tell();
    const redated = (await office.notices(code)).find(({ kind }) => kind === 'redated');
    expect(redated?.text.vi).toContain('17:00 23/08/2023');
  });
});

describe('officers hear of what waits for them', () => {
  test('each step tells those who have to act next, and nobody what they did themselves', async () => {
    const code = await wholeLife();
    await office.tell();
    const rows = (await office.notices(code)).filter(({ channel }) => channel === 'page');
    expect(told(rows).map((line) => line.replace(' (page)', ''))).toEqual([
      'consulted → clerk',
      'answered → specialist',
      'draft → head',
      'draft → deputy',
      'supplemented → specialist',
      'to-decide → head',
      'sent-back → specialist',
      'to-decide → head',
      'delivery-failed → control',
    ]);
  });

  test('a dossier handed over, assigned or given back', async () => {
    const code = await office.receive();
    const { id } = (
      await office.system.db<{ id: string }[]>`SELECT id FROM person WHERE slug = 'specialist'`
    )[0]!;
    await office.send('head', acts.assignDossier, { code, personId: id });
    await office.send('specialist', acts.handOverDossier, { code, unit: 'tu-phap' });
    await office.send('clerk', acts.declineDossier, { code, reason: 'Nhầm' });
    await office.tell();
    const rows = (await office.notices(code)).filter(({ channel }) => channel === 'page');
    expect(told(rows)).toEqual([
      'assigned → specialist (page)',
      'handed-over → clerk (page)',
      'declined → specialist (page)',
    ]);
  });

  test('what waits for the committee is told to those who sign for it', async () => {
    const code = await office.receive({ procedure: KEPT });
    await office.send('clerk', acts.takeDossier, { code });
    await office.send('clerk', acts.proposeDossier, { code, outcome: 'grant' });
    await office.tell();
    const rows = (await office.notices(code)).filter(({ channel }) => channel === 'page');
    expect(told(rows)).toEqual(['to-decide → chair (page)', 'to-decide → vice (page)']);
  });
});

describe('none twice, none lost', () => {
  test('several processes at once make each notice once', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 20; i += 1) codes.push(await office.receive());
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        while (moreAtOnce(await makeNotices(office.system, office.outside, office.log)));
      }),
    );
    await office.tell();
    for (const code of codes)
      expect(told(await office.notices(code))).toEqual(['received → applicant (sms)']);
  });

  test('an event that comes out of the outbox again is not told again', async () => {
    const code = await office.receive();
    await office.tell();
    await office.system.db`
      UPDATE outbox SET sent_at = NULL WHERE event_id IN (
        SELECT e.id FROM event e JOIN dossier d ON d.id = e.stream WHERE d.code = ${code})`;
    await office.tell();
    expect(await office.notices(code)).toHaveLength(1);
  });

  test('an event of which nothing can be made holds nobody else up', async () => {
    const broken = await office.receive();
    const sound = await office.receive();
    const spoil = (applicant: object | null) => office.system.db`
      UPDATE dossier_party SET applicant = ${JSON.stringify(applicant)}::text::jsonb
      WHERE dossier_id = (SELECT id FROM dossier WHERE code = ${broken})`;
    await spoil(null);
    await office.tell();
    expect(await office.notices(sound)).toHaveLength(1);
    expect(office.errors.splice(0)).toHaveLength(1);
    await spoil(anApplication().applicant);
    await office.tell();
    expect(await office.notices(broken)).toHaveLength(1);
  });

  test('everything in the outbox is marked, of the registers too', async () => {
    await office.tell();
    const [left] = await office.system.db<{ count: number }[]>`
      SELECT count(*) AS count FROM outbox WHERE sent_at IS NULL AND id > (SELECT after FROM notice_start)`;
    expect(left!.count).toBe(0);
  });

  test('what happened before the first process began is not told', async () => {
    const past = await NotifyingOffice.open();
    await past.system.db`DELETE FROM notice_start`;
    const before = await past.receive();
    await beginTelling(past.system.db, past.system.clock.now());
    await beginTelling(past.system.db, past.system.clock.now());
    const after = await past.receive({ procedure: WARD, oneStop: 'phuong' }, 'neighbour');
    await past.tell();
    expect((await past.notices()).map(({ code }) => code)).toEqual([after]);
    expect(before).not.toBe(after);
    await past.close();
  });

  test('the outbox forgets what was told long ago, and nothing else', async () => {
    const past = await NotifyingOffice.open();
    await past.receive();
    await past.tell();
    past.system.clock.advance(8 * 1440);
    await past.receive();
    const all = await count(past);
    while ((await forgetTold(past.system.db, daysAgo(past, 7), 3)) > 0);
    const left = await count(past);
    expect(left).toBeLessThan(all);
    expect(left).toBe(1);
    await past.tell();
    expect(await past.notices()).toHaveLength(2);
    await past.close();
  });
});

const count = async ({ system }: NotifyingOffice) =>
  (await system.db<{ n: number }[]>`SELECT count(*) AS n FROM outbox`)[0]!.n;
const daysAgo = ({ system }: NotifyingOffice, days: number) =>
  new Date(Date.parse(system.clock.now()) - days * 86_400_000).toISOString() as never;

describe('nothing sensitive', () => {
  const letters = 'Trần Thị Mai Nguyễn Văn Hương Đội Cấn Ba Đình'.split(' ');
  const words = (min: number, max: number) =>
    fc.array(fc.constantFrom(...letters), { minLength: min, maxLength: max }).map((list) => list.join(' '));
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((list) => list.join(''));

  test('no notice holds identity number, name, address, secret, procedure or an officer’s words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          fullName: words(2, 5),
          identityNumber: digits(12),
          address: words(3, 8),
          note: words(3, 6),
        }),
        async ({ fullName, identityNumber, address, note }) => {
          const applicant = { ...withEmail, fullName, identityNumber, address };
          const { code, secret } = await office.send(
            'counter',
            acts.receiveDossier,
            anApplication({ applicant, note }),
          );
          await office.send('specialist', acts.takeDossier, { code });
          await office.send('specialist', acts.draftSupplement, {
            code,
            items: [note, fullName],
            ground: note,
          });
          await office.send('head', acts.approveSupplement, { code });
          await office.send('counter', acts.supplementDossier, {
            code,
            components: [{ no: 2, count: 1, files: [] }],
          });
          await office.send('specialist', acts.proposeDossier, { code, outcome: 'refuse', reason: note });
          await office.send('head', acts.decideDossier, { code, outcome: 'refuse', reason: note });
          // An officer types into the number of the parcel what does not belong there.
          for (const reference of [`${fullName} 1`, identityNumber, `so ${address}`]) {
            await office.send('counter', acts.dispatchResult, { code, channel: 'post', reference });
            await office.send('counter', acts.reportUndelivered, { code, reason: note });
          }
          await office.tell();
          const rows = await office.notices(code);
          expect(rows.length).toBeGreaterThan(15);
          const unsaid = [identityNumber, fullName, address, note, secret, 'trợ cấp'].map(fold);
          for (const { text, subject } of rows) {
            const all = fold([text.vi, text.en, subject.vi, subject.en].join(' ')).replace(fold(code), '');
            for (const word of unsaid) expect(all).not.toContain(word);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
