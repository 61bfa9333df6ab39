import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { anApplication, DELEGATED, WARD } from '../../test/support/small-office.ts';

let office: TestApp;
let counter: Client;
beforeAll(async () => {
  office = await testApp();
  counter = await office.as('counter');
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  office.anonymous.get<string>(path, headers);
const post = async (path: string, fields: Record<string, string>) =>
  office.anonymous.send<string>(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

interface Received {
  code: string;
  secret: string;
}
const receive = async (): Promise<Received> =>
  (await counter.post<Received>('/api/v1/dossiers', anApplication())).body;

async function finish(code: string): Promise<void> {
  const specialist = await office.as('specialist');
  const head = await office.as('head');
  await specialist.post(`/api/v1/dossiers/${code}/take`);
  await specialist.post(`/api/v1/dossiers/${code}/propose`, { outcome: 'grant' });
  await head.post(`/api/v1/dossiers/${code}/decide`, { outcome: 'grant' });
  await counter.post(`/api/v1/dossiers/${code}/return`, { collector: 'applicant' });
}

describe('pages for everybody', () => {
  test.each([
    ['home', '/', 'Bộ phận Một cửa quận Thử'],
    ['home, English', '/en', 'lang="en"'],
    ['search', '/tim?q=khai+sinh', 'Đăng ký khai sinh'],
    ['search as people say it', '/tim?q=con+m%E1%BB%9Bi+%C4%91%E1%BA%BB', 'Đăng ký khai sinh'],
    ['search without a question lists everything', '/tim', 'Đề nghị trợ cấp xã hội'],
    ['search without an answer', '/tim?q=zzzz', 'zzzz'],
    ['a procedure, with who decides', `/tt/quan/${DELEGATED}`, 'Trưởng phòng, Phòng Lao động quận Thử'],
    ['a procedure, with the document', `/tt/quan/${DELEGATED}`, '01/QĐ-UBND'],
    ['a procedure, English', `/en/tt/quan/${DELEGATED}`, 'lang="en"'],
    ['a procedure anywhere', `/tt/${WARD}`, 'Bộ phận Một cửa phường Thử'],
    ['an office', '/co-quan/quan', 'Cấp giấy phép thử'],
    ['looking a dossier up', '/ho-so', 'name="code"'],
  ])('%s', async (_, path, holds) => {
    const { status, body, headers } = await get(path);
    expect(status).toBe(200);
    expect(body).toContain(holds);
    expect(body).not.toContain('<script');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'");
  });

  test.each([
    ['/nothing', 404],
    ['/tt/quan/9.999999', 404],
    ['/tt/nowhere/1.000001', 404],
    ['/co-quan/nowhere', 404],
    [`/tt/quan/${WARD}`, 404],
    ['/tt/%00/%00', 404],
    ['/%E0%A4%A', 404],
    [`/tim?q=${'a'.repeat(5000)}`, 200],
    ['/tim?q=%00', 200],
    ['/tim?q[]=1&q=2', 200],
    ['/en/nothing', 404],
  ])('%s answers %i with a page', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('<!doctype html>');
  });

  test('what has not changed is not sent again', async () => {
    const etag = (await get(`/tt/quan/${DELEGATED}`)).headers.get('ETag')!;
    expect((await get(`/tt/quan/${DELEGATED}`, { 'If-None-Match': etag })).status).toBe(304);
  });

  test('a change of the registers shows on the next page', async () => {
    const before = await get('/co-quan/quan');
    expect(before.body).toContain('Cấp giấy phép thử');
    await office.database.db`DELETE FROM posting`;
    await expect
      .poll(async () => (await get('/co-quan/quan')).body.includes('Cấp giấy phép thử'), { timeout: 5000 })
      .toBe(false);
  });

  test('the poster is a PDF; for what is not received there is none', async () => {
    const poster = await get(`/tt/quan/${DELEGATED}/to-dan.pdf`);
    expect([poster.status, poster.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect((await get(`/tt/quan/${WARD}/to-dan.pdf`)).status).toBe(404);
  });

  test('the officers’ application is served at every address of its own', async () => {
    for (const path of ['/lam-viec', '/lam-viec/', '/lam-viec/ho-so/1']) {
      expect((await get(path)).body).toContain('<div id="root">');
    }
  });
});

describe('the status of a dossier', () => {
  test('shows the whole course and nothing personal', async () => {
    const { code } = await receive();
    await finish(code);
    const { status, body, headers } = await get(`/ho-so/${code}`);
    expect(status).toBe(200);
    expect(body).toContain(code);
    for (const personal of ['Trần Thị Mai', '0912345678', '001185012345', 'Đội Cấn', 'Nguyễn Văn', 'KQ-LĐ']) {
      expect(body).not.toContain(personal);
    }
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  test('found however the code is typed', async () => {
    const { code } = await receive();
    const answer = await get(`/ho-so?code=${encodeURIComponent(` ${code.toLowerCase()} `)}`);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/ho-so/${code}`]);
  });

  test.each([
    ['', 400],
    ['abc', 400],
    ['000.00.99.H99-230815-9999', 404],
  ])('“%s” is not found, and what was typed is kept', async (code, status) => {
    const answer = await get(`/ho-so?code=${encodeURIComponent(code)}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(`value="${code}"`);
  });

  test('the secret from the slip opens the details, a wrong one does not', async () => {
    const { code, secret } = await receive();
    const wrong = await post(`/ho-so/${code}`, { secret: 'AAAA-AAAA' });
    expect(wrong.status).toBe(403);
    expect(wrong.body).not.toContain('Trần Thị Mai');
    const empty = await post(`/ho-so/${code}`, { secret: ' ' });
    expect(empty.status).toBe(400);
    const right = await post(`/ho-so/${code}`, { secret: secret.toLowerCase() });
    expect(right.status).toBe(200);
    expect(right.body).toContain('Trần Thị Mai');
  });

  test('after ten wrong secrets even the right one waits', async () => {
    const { code, secret } = await receive();
    for (let i = 0; i < 10; i += 1) await post(`/ho-so/${code}`, { secret: `AAAA-AAA${i}` });
    expect((await post(`/ho-so/${code}`, { secret })).status).toBe(429);
  });

  test('rated once, after the return; what was typed is kept when something is missing', async () => {
    const { code, secret } = await receive();
    await finish(code);
    const rating = `/ho-so/${code}/danh-gia`;
    const missing = await post(rating, { secret, comment: 'Làm nhanh lắm', key: 'k1' });
    expect(missing.status).toBe(400);
    expect(missing.body).toContain('Làm nhanh lắm');
    const given = await post(rating, { secret, score: '5', comment: 'Cảm ơn', key: 'k1' });
    expect(given.status).toBe(200);
    const again = await post(rating, { secret, score: '1', comment: '', key: 'k2' });
    expect(again.status).toBe(200);
    expect(again.body).toContain('Cảm ơn');
    const [row] = await office.database.db`SELECT score FROM rating`;
    expect(row).toEqual({ score: 5 });
    expect((await post(rating, { secret: 'AAAA-AAAA', score: '5' })).status).toBe(403);
  });

  test('a rating before the result is refused with a page', async () => {
    const { code, secret } = await receive();
    const answer = await post(`/ho-so/${code}/danh-gia`, { secret, score: '5', key: 'k' });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Bạn có thể đánh giá sau khi nhận kết quả.');
  });

  test('the result opens by a pass that the details hold, and by nothing else', async () => {
    const { code, secret } = await receive();
    await finish(code);
    const { body } = await post(`/ho-so/${code}`, { secret });
    const href = /href="(\/ho-so\/[^"]+ket-qua\.pdf\?v=[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    const pdf = await get(href!);
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect((await get(`/ho-so/${code}/ket-qua.pdf?v=1`)).status).toBe(403);
  });

  test('a posted form of a megabyte is refused with a page', async () => {
    const { code } = await receive();
    const answer = await post(`/ho-so/${code}`, { secret: 'a'.repeat(1_000_000) });
    expect(answer.status).toBe(413);
  });
});
