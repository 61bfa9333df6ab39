import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anItem, openSmallSurvey } from '../../test/support/small-survey.ts';

let app: TestApp;
let surveyor: Client;
let chair: Client;
let session: string;

beforeAll(async () => {
  app = await testApp();
  [surveyor, chair] = [await app.as('specialist'), await app.as('chair')];
  await openSmallSurvey(app.system, [anItem('anh', { kind: 'photograph' })]);
  const { body } = await surveyor.get<{ visits: { visit: string }[] }>('/api/v1/survey/mine');
  const opened = await surveyor.post<{ id: string }>(
    `/api/v1/survey/visits/${body.visits[0]!.visit}/session`,
    {
      place: 'Trụ sở',
      attendees: [{ side: 'team', name: 'A', title: 'Trưởng đoàn' }],
      beginsAt: '2023-08-15T13:30:00+07:00',
    },
  );
  session = opened.body.id;
});
afterAll(() => app.close());

const PART = 256 * 1024;
/** The beginning of a PNG, then whatever. */
function photograph(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  return bytes;
}
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
interface Received {
  receivedBytes: number;
  complete: boolean;
  code?: string;
}
const declared = (bytes: Uint8Array, more: object = {}) => ({
  id: randomUUID() as string,
  item: 'anh',
  kind: 'photograph',
  name: 'anh.png',
  size: bytes.length,
  sha256: hex(bytes),
  takenAt: '2023-08-15T07:30:00.000Z',
  place: { latitude: 21.03, longitude: 105.81, accuracyM: 12 },
  ...more,
});
const declare = (file: object, who = surveyor) =>
  who.post<Received>(`/api/v1/survey/sessions/${session}/evidence`, file);
const put = (id: string, from: number, bytes: Uint8Array<ArrayBuffer>, who = surveyor) =>
  who.send<Received>(`/api/v1/survey/evidence/${id}/bytes?from=${from}`, {
    method: 'PUT',
    body: bytes,
    headers: { 'X-Motcua': '1', 'Idempotency-Key': randomUUID() },
  });

it('comes in parts, goes on from where it stopped, and counts once', async () => {
  const bytes = photograph(PART + 1000);
  const file = declared(bytes);
  expect((await declare(file)).body).toEqual({ receivedBytes: 0, complete: false });
  const first = bytes.slice(0, PART);
  expect((await put(file.id, 0, first)).body).toEqual({ receivedBytes: PART, complete: false });
  // Sent twice, and from an offset that nobody asked for: the answer says from where to go on.
  expect((await put(file.id, 0, first)).body).toEqual({ receivedBytes: PART, complete: false });
  expect((await put(file.id, 5, first)).body).toEqual({ receivedBytes: PART, complete: false });
  expect((await declare(file)).body).toEqual({ receivedBytes: PART, complete: false });
  expect((await put(file.id, PART, bytes.slice(PART))).body).toEqual({
    receivedBytes: bytes.length,
    complete: true,
  });
  expect((await put(file.id, PART, bytes.slice(PART))).body.complete).toBe(true);
  expect((await declare(file)).body.complete).toBe(true);
  const kept = await chair.get(`/api/v1/survey/evidence/${file.id}`);
  expect([kept.headers.get('Content-Type'), hex(kept.bytes)]).toEqual(['image/png', hex(bytes)]);
  const read = await surveyor.get<{ evidence: object[] }>(`/api/v1/survey/sessions/${session}`);
  expect(read.body.evidence).toMatchObject([{ id: file.id, item: 'anh', complete: true, late: false }]);
});

it('is refused by name when it is not what it says', async () => {
  const text = new TextEncoder().encode('%PDF-1.7 không phải ảnh');
  const cases = [
    ['no photograph', text, declared(text, { name: 'anh.pdf' }), 415, 'not-a-photograph'],
    ['a lying name', text, declared(text), 415, 'file-not-what-it-claims'],
    [
      'other bytes',
      photograph(50),
      declared(photograph(50), { sha256: hex(text) }),
      422,
      'evidence-bytes-differ',
    ],
  ] as const;
  for (const [what, bytes, file, status, code] of cases) {
    await declare(file);
    const refused = await put(file.id, 0, bytes as Uint8Array<ArrayBuffer>);
    expect([what, refused.status, refused.body.code]).toEqual([what, status, code]);
  }
  const again = declared(photograph(50), { id: cases[0][2].id });
  expect((await declare(again)).body.code).toBe('evidence-id-reused');
  expect((await put(cases[0][2].id, 0, new Uint8Array(PART + 1))).status).toBe(413);
  expect((await declare(declared(photograph(90), { size: 21 * 1024 * 1024 }))).status).toBe(422);
});

it('is nobody else’s', async () => {
  const counter = await app.as('counter');
  const file = declared(photograph(50));
  expect((await declare(file, counter)).status).toBe(403);
  await declare(file);
  expect((await put(file.id, 0, photograph(50), counter)).status).toBe(403);
  await put(file.id, 0, photograph(50));
  expect((await counter.get(`/api/v1/survey/evidence/${file.id}`)).status).toBe(403);
});

it('that comes after both sides have signed is kept as late, and what was signed stays as it was', async () => {
  const [whole, half, late] = [declared(photograph(60)), declared(photograph(61)), declared(photograph(62))];
  await declare(whole);
  await put(whole.id, 0, photograph(60));
  await declare(half);
  const { body } = await surveyor.post<{ sha256: string }>(`/api/v1/survey/sessions/${session}/minutes`, {
    endsAt: '2023-08-15T08:30:00.000Z',
  });
  for (const [who, side] of [
    [chair, 'unit'],
    [surveyor, 'team'],
  ] as const)
    await who.post(`/api/v1/survey/sessions/${session}/signatures`, { side, sha256: body.sha256 });

  await declare(late);
  expect((await put(late.id, 0, photograph(62))).body.complete).toBe(true);
  expect((await put(half.id, 0, photograph(61))).body.complete).toBe(true);
  const { db } = app.database;
  const rows =
    await db`SELECT id, late FROM evidence WHERE id IN (${whole.id}, ${half.id}, ${late.id}) ORDER BY size`;
  expect([...rows]).toEqual([
    { id: whole.id, late: false },
    { id: half.id, late: true },
    { id: late.id, late: true },
  ]);
  for (const change of [
    db`UPDATE evidence SET name = 'khác.png' WHERE id = ${whole.id}`,
    db`UPDATE evidence SET name = 'khác.png' WHERE id = ${late.id}`,
    db`UPDATE evidence SET late = true WHERE id = ${whole.id}`,
    db`DELETE FROM evidence WHERE id = ${late.id}`,
  ])
    await expect(change).rejects.toThrow('signed');
});
