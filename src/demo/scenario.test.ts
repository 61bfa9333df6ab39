import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts';
import { testSystem } from '../../test/support/system.ts';
import { type Played, playScenario, type Variant } from './scenario.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ');
/** What another program reads in the order in which it was written: a table cell by cell. */
const cellByCell = (pdf: Uint8Array) =>
  plain(execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }));
const docxText = (bytes: Uint8Array) =>
  plain(
    strFromU8(unzipSync(bytes)['word/document.xml']!)
      .replace(/<\/w:p>/g, ' ')
      .replace(/<[^>]+>/g, ''),
  );

async function play(variant: Variant): Promise<{ database: TestDatabase; played: Played }> {
  const database = await freshDatabase();
  await database.db`INSERT INTO installation (slip_key) VALUES (${Buffer.alloc(32, 1)})`;
  return { database, played: await playScenario(testSystem(database.db), { variant }) };
}

/** PICTURES=dir keeps the papers, to be looked at. */
function keep(name: string, bytes: Uint8Array): void {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  if (name.endsWith('.pdf'))
    execFileSync('pdftoppm', ['-r', '60', '-png', join(folder, name), join(folder, name.slice(0, -4))]);
}

describe('the survey of August 2023, from data alone', () => {
  let database: TestDatabase;
  let played: Played;
  let text: string;
  beforeAll(async () => {
    ({ database, played } = await play('as-told'));
    const minutes = played.minutes.get('ubnd-ba-dinh')!;
    text = cellByCell(minutes.pdf);
    keep('bien-ban-ba-dinh.pdf', minutes.pdf);
    keep('bien-ban-vinh-phuc.pdf', played.minutes.get('ubnd-vinh-phuc')!.pdf);
    keep('bao-cao.pdf', played.report.pdf);
    keep('bao-cao.docx', played.report.docx);
  }, 120_000);
  afterAll(() => database.drop());

  it.each([
    ['the decision', 'Quyết định số 3951/QĐ-UBND ngày 07/08/2023'],
    ['who signed it', 'Lê Hồng Sơn'],
    ['the head of the team', 'Cù Ngọc Trang, Phó Chánh Văn phòng, làm Tổ trưởng'],
    ['two groups', 'gồm 2 đoàn'],
    ['what for', 'khảo sát, đánh giá, đôn đốc'],
    ['thirty districts', 'tại 30 quận, huyện, thị xã'],
    ['the afternoon', 'buổi chiều 15/08/2023'],
    ['who led the group', 'Nguyễn Bá Vinh, Trưởng phòng Kiểm soát thủ tục hành chính, làm trưởng đoàn'],
    ['where', 'làm việc với Ủy ban nhân dân quận Ba Đình'],
    ['the brand kit', 'Bộ nhận diện thương hiệu thống nhất theo quy chuẩn chung'],
    ['the wards', 'Số Bộ phận Một cửa cấp xã trực thuộc 14 14'],
    ['equipment', 'Bộ phận Một cửa cấp huyện đủ thiết bị, cơ sở vật chất có'],
    ['degrees', 'đại học trở lên 100% 100%'],
    ['training every year', 'năng lực, kỹ năng giao tiếp; thái độ ứng xử'],
    ['the basis', 'UBND của UBND Thành phố'],
    ['six decisions', 'Số quyết định ủy quyền đã ban hành 6 6'],
    ['41 procedures', 'Số thủ tục ủy quyền cho các phòng chuyên môn 41 41'],
    ['6 to the wards', 'Số thủ tục ủy quyền cho UBND cấp xã 6 6'],
    ['of labour', 'Lao động, thương binh và xã hội'],
    ['posted', 'đã niêm yết tại Bộ phận Một cửa 100% 100%'],
    ['QR codes', 'có mã QR tra cứu 100% 100%'],
    ['the overall assessment', 'theo đúng quy định về quy chế một cửa, một cửa liên thông'],
    ['difficulties: legal basis', 'Về căn cứ pháp lý'],
    ['competence', 'Về thẩm quyền được ủy quyền'],
    ['systems', 'chưa đồng bộ, thiếu ổn định'],
    ['training wanted', 'tập huấn chuyên sâu nghiệp vụ'],
    ['answered at the table', 'Nguyễn Bá Vinh đã trực tiếp giải đáp'],
    ['the others carried', 'Những kiến nghị còn lại, đoàn khảo sát tập hợp, báo cáo'],
  ])('its minutes tell %s', (_, words) => {
    expect(text).toContain(words);
  });

  it('the register agrees with each figure that the district states', () => {
    const { results } = played.minutes.get('ubnd-ba-dinh')!.content;
    const beside = results.filter(({ stated, figure }) => stated !== null && figure !== null);
    expect(beside.length).toBeGreaterThanOrEqual(9);
    expect(beside.filter(({ finding }) => finding)).toEqual([]);
    expect(text).toContain('khớp với số liệu của hệ thống');
  });

  it('and Vĩnh Phúc ward, the same afternoon, by the same group', () => {
    const ward = cellByCell(played.minutes.get('ubnd-vinh-phuc')!.pdf);
    expect(ward).toContain('buổi chiều 15/08/2023');
    expect(ward).toContain('Ủy ban nhân dân phường Vĩnh Phúc');
    expect(ward).toContain('Số thủ tục được UBND cấp huyện ủy quyền 6 6');
  });

  it('the campaign is closed with all thirty districts and the ward visited', () => {
    const { campaign, visits } = played.synthesis;
    expect(campaign.state).toBe('closed');
    const signed = visits.filter(({ session }) => session !== null);
    expect(signed.filter(({ level }) => level === 'district')).toHaveLength(30);
    expect(signed.filter(({ level }) => level === 'ward')).toHaveLength(1);
  });

  it('the report tells it with a reference behind each figure, the same as PDF and as .docx', () => {
    const pdf = cellByCell(played.report.pdf);
    const docx = docxText(played.report.docx);
    for (const words of ['BÁO CÁO', 'Số: 01/BC-TKS', 'Phụ lục. Căn cứ của số liệu', 'Cù Ngọc Trang']) {
      expect(pdf).toContain(words);
      expect(docx).toContain(words);
    }
    expect(pdf).toMatch(/Đã khảo sát 30 \[\d+\]\/30 quận, huyện, thị xã và 1 \[\d+\] đơn vị cấp xã/);
    const cited = [...docx.split('Phụ lục. Căn cứ')[0]!.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
    expect(cited).toEqual(cited.map((_, n) => n + 1));
    expect(docx.split('Phụ lục. Căn cứ')[1]).toContain(`[${cited.length}]`);
  });

  describe('signed minutes', () => {
    it.each([
      ['an answer', `UPDATE answer_entry SET value = '7'`],
      ['an answer, away', 'DELETE FROM answer_entry'],
      ['a difficulty', `UPDATE difficulty SET text = 'x'`],
      ['a figure', `UPDATE frozen_figure SET value = '7'`],
      ['the minutes', `UPDATE minutes SET content = '{}'`],
      ['the minutes, away', 'DELETE FROM minutes'],
      ['a signature', `UPDATE minutes_signature SET name = 'x'`],
      ['the session', `UPDATE survey_session SET state = 'open', signed_at = NULL`],
      ['everything', 'TRUNCATE answer_entry'],
      ['the minutes and all', 'TRUNCATE survey_session CASCADE'],
      [
        'one more answer',
        `INSERT INTO answer_entry SELECT gen_random_uuid(), session_id, item, side, value, note, replaces, person_id,
          device, device_at, received_at FROM answer_entry LIMIT 1`,
      ],
    ])('are not changed by the database role of the program: %s', async (_, statement) => {
      await expect(database.db.unsafe(statement)).rejects.toThrow(/signed|append-only/);
    });
  });
});

test('where the register has 39 and the district states 41, it is found, shown, and carried into the report', async () => {
  const { database, played } = await play('two-missing');
  const { content, pdf } = played.minutes.get('ubnd-ba-dinh')!;
  const found = content.results.find(({ item }) => item === 'uq_phong')!;
  expect([found.stated, found.figure?.value, found.finding?.code]).toEqual([41, 39, 'statement-differs']);
  expect(cellByCell(pdf)).toContain('Đơn vị báo cáo 41, hệ thống có 39.');
  expect(cellByCell(played.report.pdf)).toContain('Đơn vị báo cáo 41, hệ thống có 39.');
  await database.drop();
}, 120_000);
