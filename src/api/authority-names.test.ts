import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApp, testApp } from '../../test/support/app.ts';
import { DELEGATED, KEPT, WARD } from '../../test/support/small-office.ts';

let office: TestApp;
let clerk: Client;
beforeAll(async () => {
  office = await testApp();
  clerk = await office.as('clerk');
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const api = '/api/v1/authority';

describe('what can be asked about', () => {
  test('the one-stops and bodies of a day, the highest level first; none after they ended', async () => {
    const { body: stops } = await clerk.get<{ oneStops: { slug: string }[] }>(`${api}/one-stops`);
    expect(stops.oneStops.map(({ slug }) => slug)).toEqual(['quan', 'phuong']);
    const { body: bodies } = await clerk.get<{ units: { unit: string }[] }>(`${api}/units`);
    expect(bodies.units.map(({ unit }) => unit)).toEqual(['lao-dong', 'tu-phap', 'ubnd-quan', 'ubnd-phuong']);
    expect((await clerk.get(`${api}/one-stops?on=2026-01-01`)).body).toEqual({ oneStops: [] });
    expect((await clerk.get(`${api}/units?on=2026-01-01`)).body).toEqual({ units: [] });
  });

  test.each([
    ['', [DELEGATED, KEPT, WARD]],
    ['?oneStop=quan', [DELEGATED, KEPT]],
    ['?q=khai+sinh', [WARD]],
    ['?oneStop=phuong&q=giay+phep', []],
  ])('procedures%s', async (query, codes) => {
    const { body } = await clerk.get<{ procedures: { code: string }[] }>(`${api}/procedures${query}`);
    expect(body.procedures.map(({ code }) => code).sort()).toEqual(codes);
  });

  test('a one-stop that never was is a mistake, and nobody asks without signing in', async () => {
    expect((await clerk.get(`${api}/procedures?oneStop=khong-co`)).status).toBe(404);
    for (const path of ['one-stops', 'units', 'procedures']) {
      expect((await office.anonymous.get(`${api}/${path}`)).status).toBe(401);
    }
  });
});
