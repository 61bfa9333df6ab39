import type { Assignment, PositionEntry, Substitution, UnitEntry } from '../../src/authority/register.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays, type Day, type Period } from '../../src/kernel/time.ts';
import { always } from './organisation.ts';

/** Who holds which position, and who signs for whom: heads come and go, deputies sign by yearly assignment. */
export interface Staff {
  readonly positions: PositionEntry[];
  readonly assignments: Assignment[];
  readonly substitutions: Substitution[];
}

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'];
const middle = ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Thị', 'Thu', 'Ngọc', 'Phương', 'Thanh'];
const given = ['An', 'Bình', 'Cường', 'Dũng', 'Hà', 'Hải', 'Hùng', 'Lan', 'Mai', 'Nam', 'Sơn', 'Tâm', 'Yến'];

const specialists = 2;

export function staff(units: readonly UnitEntry[], random: Random): Staff {
  const positions: PositionEntry[] = [];
  const assignments: Assignment[] = [];
  const substitutions: Substitution[] = [];
  let persons = 0;

  function assign(position: string, period: Period): void {
    persons += 1;
    assignments.push({
      position,
      person: `p${persons}`,
      name: `${random.pick(family)} ${random.pick(middle)} ${random.pick(given)}`,
      period,
    });
  }
  function seat(unit: UnitEntry, rank: PositionEntry['rank'], no: number, vi: string, en: string): string {
    const position = `${unit.unit}/${rank}/${no}`;
    positions.push({ position, unit: unit.unit, oneStop: null, rank, title: { vi, en }, period: always });
    return position;
  }

  for (const unit of units) {
    const { vi, en } = unit.headTitle;
    const head = seat(unit, 'head', 1, vi, en);
    const deputies = [1, 2].map((no) => seat(unit, 'deputy', no, `Phó ${vi}`, `Deputy ${en}`));
    for (const deputy of deputies) assign(deputy, always);
    for (let no = 1; no <= specialists; no += 1) {
      assign(seat(unit, 'specialist', no, 'Chuyên viên', 'Specialist'), always);
    }
    for (const vacancy of heads(head)) {
      if (random.chance(0.8)) {
        const acting = { unit: unit.unit, position: deputies[0]!, form: 'Q' as const, document: null };
        substitutions.push({ ...acting, period: vacancy });
      }
    }
    for (const position of deputies) {
      for (let year = 2021; year <= 2025; year += 1) {
        if (!random.chance(unit.kind === 'committee' ? 0.8 : 0.2)) continue;
        const period = { from: `${year}-01-01` as Day, to: `${year + 1}-01-01` as Day };
        substitutions.push({ unit: unit.unit, position, form: 'KT', document: null, period });
      }
    }
  }
  return { positions, assignments, substitutions };

  /** One to three heads after each other; gives back the times in which there was none. */
  function heads(position: string): Period[] {
    const vacancies: Period[] = [];
    let from = always.from;
    let end = addDays('2021-01-01' as Day, random.between(100, 1500));
    for (let changes = random.between(0, 2); changes > 0; changes -= 1) {
      assign(position, { from, to: end });
      from = random.chance(0.3) ? addDays(end, random.between(10, 45)) : end;
      if (end < from) vacancies.push({ from: end, to: from });
      end = addDays(from, random.between(200, 900));
    }
    assign(position, { from, to: null });
    return vacancies;
  }
}
