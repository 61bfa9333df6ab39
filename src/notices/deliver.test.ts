import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MailServer } from '../../test/support/mail-server.ts';
import { anApplication } from '../../test/support/small-office.ts';
import { projectRoot } from '../kernel/project.ts';
import { addMinutes } from '../kernel/time.ts';
import { type Delivery, deliver, giveUpOld } from './deliver.ts';
import { mailCarrier } from './mail.ts';
import { EMAIL, NotifyingOffice, type Row } from './office.fixture.ts';
import { smsCarrier } from './sms-gateway.ts';
import { claim } from './store.ts';

const SECRET = 'mot-bi-mat-du-dai-de-thu-nghiem-tin';
let office: NotifyingOffice;
let mail: MailServer;
let carrier: ReturnType<typeof mailCarrier>;
let simulator: ChildProcess;
let gateway: string;
let delivery: Delivery;
beforeAll(async () => {
  [office, mail] = await Promise.all([NotifyingOffice.open(), MailServer.open()]);
  simulator = spawn(process.execPath, [join(projectRoot, 'src/notices/simulator.ts'), '--secret', SECRET], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: simulator.stdout! }), 'line');
  gateway = JSON.parse(line).url;
  carrier = mailCarrier({ url: mail.url, from: 'Bộ phận Một cửa <mot-cua@quan.test>' });
  delivery = {
    system: office.system,
    carriers: { sms: smsCarrier({ url: gateway, secret: SECRET }), email: carrier },
    outside: office.outside,
    random: () => 0,
  };
});
afterAll(async () => {
  carrier.close();
  simulator.kill();
  await mail.close();
  await office.close();
});
beforeEach(async () => {
  await behave('accept');
  mail.behave('accept');
  await office.tell();
  await sendAll();
});

const behave = (mode: 'accept' | 'refuse' | 'fail' | 'lose') =>
  fetch(`${gateway}/behave`, { method: 'POST', body: JSON.stringify({ mode }) });

interface Sent {
  readonly reference: string;
  readonly to: string;
  readonly text: string;
  readonly times: number;
}
const atGateway = async () =>
  (await (await fetch(`${gateway}/sent`)).json()) as { sent: Sent[]; asked: number };
const sentTo = async (reference: string) =>
  (await atGateway()).sent.find((message) => message.reference === reference);

async function sendAll(): Promise<void> {
  while ((await deliver(delivery)) > 0);
}

/** One notice over each channel, not sent yet. */
async function two(): Promise<{ code: string; sms: () => Promise<Row>; email: () => Promise<Row> }> {
  const code = await office.receive({ applicant: { ...anApplication().applicant, email: EMAIL } });
  await office.tell();
  const by = (channel: string) => async () =>
    (await office.notices(code)).find((notice) => notice.channel === channel)!;
  return { code, sms: by('sms'), email: by('email') };
}

test('a notice goes out by short message and by mail, once', async () => {
  const { code, sms, email } = await two();
  await sendAll();
  await sendAll();
  expect(await sentTo((await sms()).id)).toMatchObject({ to: '+84912345678', times: 1 });
  const [letter, ...more] = mail.received.filter(({ source }) => source.includes(code));
  expect(more).toEqual([]);
  expect(letter!.to).toEqual([EMAIL]);
  expect(letter!.source).toContain(`Message-ID: <${(await email()).id}@quan.test>`);
  expect(letter!.source).toContain('Auto-Submitted: auto-generated');
  for (const notice of [await sms(), await email()])
    expect(notice).toMatchObject({ state: 'sent', tries: 1 });
});

test('several processes at once send nothing twice', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, two));
  await Promise.all(Array.from({ length: 4 }, sendAll));
  await sendAll();
  for (const { code, sms } of all) {
    expect((await sentTo((await sms()).id))!.times).toBe(1);
    expect(mail.received.filter(({ source }) => source.includes(code))).toHaveLength(1);
  }
});

describe('what fails is tried again, ever later', () => {
  test('after 1, 2 and 4 minutes, and not before', async () => {
    await behave('fail');
    mail.behave('fail');
    const { sms, email } = await two();
    await sendAll();
    for (const [minutes, tries] of [
      [1, 2],
      [2, 3],
      [4, 4],
    ] as const) {
      office.system.clock.advance(minutes - 0.01);
      await sendAll();
      expect(await sms()).toMatchObject({ state: 'failed', tries: tries - 1, trouble: 'HTTP 503' });
      office.system.clock.advance(0.01);
      await sendAll();
      expect(await sms()).toMatchObject({ state: 'failed', tries });
      expect(await email()).toMatchObject({ state: 'failed', tries, trouble: 'EENVELOPE 451' });
    }
    await behave('accept');
    mail.behave('accept');
    office.system.clock.advance(8);
    await sendAll();
    for (const notice of [await sms(), await email()]) {
      expect(notice).toMatchObject({ state: 'sent', tries: 5, trouble: null });
    }
    expect((await sentTo((await sms()).id))!.times).toBe(1);
  });

  test('a server that is not there', async () => {
    const away = { sms: smsCarrier({ url: 'http://127.0.0.1:1', secret: SECRET }), email: null };
    const { sms, email } = await two();
    await deliver({ ...delivery, carriers: away });
    expect(await sms()).toMatchObject({ state: 'failed', tries: 1 });
    expect(await email()).toMatchObject({ state: 'pending', tries: 0 });
  });
});

describe('an answer that was lost', () => {
  test('is asked for before anything is sent again', async () => {
    await behave('lose');
    const { sms } = await two();
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'failed', tries: 1 });
    const { asked } = await atGateway();
    await behave('accept');
    office.system.clock.advance(1);
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'sent', tries: 2 });
    expect((await sentTo((await sms()).id))!.times).toBe(1);
    expect((await atGateway()).asked).toBe(asked + 1);
  });

  test('a process that dies after it has sent: the next one asks too', async () => {
    const { sms } = await two();
    const now = office.system.clock.now();
    // It takes the message and sends it; then it is gone.
    const [taken] = await claim(office.system.db, {
      channels: ['sms'],
      now,
      until: addMinutes(now, 2),
      limit: 1,
    });
    await delivery.carriers.sms!.send({
      to: '+84912345678',
      subject: '',
      text: taken!.text.vi,
      reference: taken!.id,
    });
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'pending', tries: 1 });
    office.system.clock.advance(2);
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'sent', tries: 2 });
    expect((await sentTo(taken!.id))!.times).toBe(1);
  });

  test('a process that dies before it has sent: nothing is lost', async () => {
    const { sms } = await two();
    const now = office.system.clock.now();
    await claim(office.system.db, { channels: ['sms'], now, until: addMinutes(now, 2), limit: 1 });
    office.system.clock.advance(2);
    await sendAll();
    expect((await sentTo((await sms()).id))!.times).toBe(1);
  });

  test('mail cannot be asked: it comes again under the same name', async () => {
    mail.behave('lose');
    const { code, email } = await two();
    await sendAll();
    expect(await email()).toMatchObject({ state: 'failed' });
    mail.behave('accept');
    office.system.clock.advance(1);
    await sendAll();
    expect(await email()).toMatchObject({ state: 'sent' });
    const names = mail.received
      .filter(({ source }) => source.includes(code))
      .map(({ source }) => /^Message-ID: (.*)$/im.exec(source)![1]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });
});

describe('what does not get through', () => {
  const undelivered = async (code: string) =>
    (await office.notices(code)).filter(({ kind }) => kind === 'undelivered').map(({ to }) => to);

  test('is given up at once when it is refused for good, and the office is told', async () => {
    await behave('refuse');
    mail.behave('refuse');
    const { code, sms, email } = await two();
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'given-up', tries: 1, trouble: 'no such number' });
    expect(await email()).toMatchObject({ state: 'given-up', tries: 1, trouble: 'EENVELOPE 550' });
    expect(await undelivered(code)).toEqual(['control', 'control']);
  });

  test('is given up after three days, and the office is told', async () => {
    await behave('fail');
    mail.behave('fail');
    const { code, sms, email } = await two();
    for (let hours = 0; hours < 71; hours += 6) {
      await sendAll();
      await giveUpOld(delivery);
      office.system.clock.advance(6 * 60);
    }
    expect((await sms()).state).toBe('failed');
    office.system.clock.advance(6 * 60);
    await giveUpOld(delivery);
    for (const notice of [await sms(), await email()]) expect(notice.state).toBe('given-up');
    expect(await undelivered(code)).toEqual(['control', 'control']);
    expect((await sms()).tries).toBeGreaterThan(5);
  });

  test('without a server to send by, messages wait, and are given up when they are no news any more', async () => {
    const nobody = { ...delivery, carriers: { sms: null, email: null } };
    const { sms } = await two();
    await deliver(nobody);
    await giveUpOld(nobody);
    expect(await sms()).toMatchObject({ state: 'pending', tries: 0 });
    office.system.clock.advance(3 * 1440 + 1);
    await giveUpOld(nobody);
    expect(await sms()).toMatchObject({ state: 'given-up', tries: 0, trouble: 'not-configured' });
  });

  test('one whose address is gone is told nothing', async () => {
    const { code, sms } = await two();
    await office.system.db`
      UPDATE dossier_party SET applicant = applicant || '{"phone": ""}'
      WHERE dossier_id = (SELECT id FROM dossier WHERE code = ${code})`;
    await sendAll();
    expect(await sms()).toMatchObject({ state: 'given-up', trouble: 'no-address' });
  });

  test('what is written down of it holds no address', async () => {
    const rows = await office.system.db<
      { trouble: string }[]
    >`SELECT trouble FROM notice WHERE trouble IS NOT NULL`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { trouble } of rows) expect(trouble).not.toMatch(/@|\d{9}/);
  });
});
