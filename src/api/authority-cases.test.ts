import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/support/app.ts';
import { KEPT } from '../../test/support/small-office.ts';
import { changeRegister } from '../authority/index.ts';
import { execute, systemActor } from '../ledger/index.ts';

const FOREIGN = 'có yếu tố nước ngoài';

let office: TestApp;
beforeAll(async () => {
  office = await testApp();
  const row = { annex: 'II', no: 1, procedure: KEPT, delegate: 'lao-dong' };
  await execute(
    office.system,
    changeRegister,
    {
      changes: [
        {
          kind: 'delegate',
          document: 'qd-quan',
          delegator: 'ubnd-quan',
          period: { from: '2023-01-01', to: '2024-01-01' },
          rows: [{ ...row, conditions: { caseType: FOREIGN, value: null } }],
        },
      ],
    },
    { actor: systemActor, key: randomUUID() },
  );
});
afterAll(async () => {
  expect(office.errors).toEqual([]);
  await office.close();
});

const path = `/api/v1/authority?procedure=${KEPT}&oneStop=quan`;

describe('when it depends on the case', () => {
  test('the answer says so, and which kinds of case there are', async () => {
    const { body } = await office.anonymous.get(path);
    expect(body).toMatchObject({
      standing: false,
      code: 'facts-needed',
      cases: [{ caseType: FOREIGN }, { caseType: '' }],
    });
  });

  test.each([
    [FOREIGN, 'lao-dong'],
    ['trường hợp khác', 'ubnd-quan'],
  ])('of a case that is “%s” %s decides, and there is nothing left to choose', async (caseType, unit) => {
    const { body } = await office.anonymous.get(`${path}&caseType=${encodeURIComponent(caseType)}`);
    expect(body).toMatchObject({ standing: true, unit, cases: [] });
  });

  test('the public page names each kind of case with who decides it', async () => {
    const { body } = await office.anonymous.get<string>(`/tt/quan/${KEPT}`);
    const page = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(page).toContain('Cần biết trường hợp của hồ sơ mới xác định được ai quyết định.');
    expect(page).toContain(`${FOREIGN} Trưởng phòng, Phòng Lao động quận Thử`);
    expect(page).toContain('trường hợp khác Chủ tịch, Ủy ban nhân dân quận Thử');
  });
});
