import { type Change, changeSchema, type Register } from '../authority/index.ts';
import type { Text } from '../kernel/refusal.ts';
import { addDays, type Day, formatDay, type Period } from '../kernel/time.ts';
import type { TypedChange } from './draft.ts';
import { documentNumber, positionTitle, unitName } from './names.ts';

/**
 * A change in words, for whoever approves it.
 * @param register by whose names: the one that the change makes, where there is one.
 */
export function sentenceOf(register: Register, change: Change): Text {
  const number = (document: string) => documentNumber(register, document);
  const name = (unit: string, on: Day) => unitName(register, unit, on);
  switch (change.kind) {
    case 'document': {
      const { number: no, issuedOn, issuer, title } = change.document;
      return {
        vi: `Đưa vào sổ văn bản ${no} ngày ${formatDay(issuedOn)} của ${issuer}: ${title.vi}.`,
        en: `${no} of ${formatDay(issuedOn)}, ${issuer}, enters the register: ${title.en}.`,
      };
    }
    case 'delegate': {
      const { document, delegator, period, rows } = change;
      const by = name(delegator, period.from);
      const shares = [...Map.groupBy(rows, (row) => row.delegate)].map(
        ([unit, own]) => [name(unit, period.from), own.length] as const,
      );
      return {
        vi: `Theo ${number(document)}, ${by.vi} ủy quyền ${few(
          shares.map(([to, n]) => `${n} thủ tục cho ${to.vi}`),
          'đơn vị khác',
        )}, ${span(period).vi}.`,
        en: `By ${number(document)}, ${by.en} delegates ${few(
          shares.map(([to, n]) => `${count(n, 'procedure')} to ${to.en}`),
          'other units',
        )}, ${span(period).en}.`,
      };
    }
    case 'repeal': {
      const what = part(number(change.document), change.rows);
      return {
        vi: `Bãi bỏ ${what.vi} từ ngày ${formatDay(change.from)}${by(change.by).vi}.`,
        en: `${what.en} is repealed from ${formatDay(change.from)}${by(change.by).en}.`,
      };
    }
    case 'suspend': {
      const what = part(number(change.document), change.rows);
      return {
        vi: `Ngưng hiệu lực ${what.vi} ${span(change.period).vi}${by(change.by).vi}.`,
        en: `${what.en} is suspended ${span(change.period).en}${by(change.by).en}.`,
      };
    }
    case 'extend': {
      const what = part(number(change.document), change.rows);
      return {
        vi: `Gia hạn ${what.vi} đến hết ngày ${lastDay(change.to)}${by(change.by).vi}.`,
        en: `${what.en} is extended until ${lastDay(change.to)}${by(change.by).en}.`,
      };
    }
    case 'replace': {
      const carried = {
        vi: change.carriesOver ? ' Văn bản căn cứ vào văn bản cũ vẫn có hiệu lực.' : '',
        en: change.carriesOver ? ' What rests on the old one stays in force.' : '',
      };
      return {
        vi: `${number(change.by)} thay thế ${number(change.document)} từ ngày ${formatDay(change.from)}.${carried.vi}`,
        en: `${number(change.by)} replaces ${number(change.document)} from ${formatDay(change.from)}.${carried.en}`,
      };
    }
    case 'substitute': {
      const title = positionTitle(register, change.position, change.period.from);
      const unit = name(change.unit, change.period.from);
      return {
        vi: `${title.vi} ký ${change.form}. cho thủ trưởng ${unit.vi}, ${span(change.period).vi}${by(change.document).vi}.`,
        en: `${title.en} signs (${change.form}.) for the head of ${unit.en}, ${span(change.period).en}${by(change.document).en}.`,
      };
    }
    case 'end-substitution': {
      const title = positionTitle(register, change.position, change.from);
      const unit = name(change.unit, change.from);
      return {
        vi: `${title.vi} thôi ký thay thủ trưởng ${unit.vi} từ ngày ${formatDay(change.from)}.`,
        en: `${title.en} no longer signs for the head of ${unit.en}, from ${formatDay(change.from)}.`,
      };
    }
    case 'reorganise': {
      const { on, units, delegations, creates } = change;
      const moves = units.map(({ unit, successors }) => {
        const old = name(unit, addDays(on, -1));
        const heirs = successors.map((s) => [name(s.unit, on), s.field] as const);
        return {
          vi: heirs.length
            ? `${old.vi} → ${heirs.map(([u, f]) => (f ? `${u.vi} (${f})` : u.vi)).join(', ')}`
            : `${old.vi} (không có đơn vị kế thừa)`,
          en: heirs.length
            ? `${old.en} → ${heirs.map(([u, f]) => (f ? `${u.en} (${f})` : u.en)).join(', ')}`
            : `${old.en} (no successor)`,
        };
      });
      const made = [creates.units?.length ?? 0, creates.oneStops?.length ?? 0] as const;
      return {
        vi: `Theo ${number(change.document)}, từ ngày ${formatDay(on)}, ${units.length} đơn vị kết thúc: ${few(
          moves.map((m) => m.vi),
          'đơn vị khác',
        )}. Các ủy quyền liên quan ${delegations === 'pass' ? 'được chuyển giao' : 'chấm dứt'}. Lập mới ${made[0]} đơn vị, ${made[1]} Bộ phận Một cửa.`,
        en: `By ${number(change.document)}, ${count(units.length, 'unit')} end on ${formatDay(on)}: ${few(
          moves.map((m) => m.en),
          'others',
        )}. Their delegations ${delegations === 'pass' ? 'pass on' : 'lapse'}. ${count(made[0], 'unit')} and ${count(made[1], 'one-stop')} come into being.`,
      };
    }
  }

  function by(document: string | null): Text {
    return document === null
      ? { vi: '', en: '' }
      : { vi: `, theo ${number(document)}`, en: `, by ${number(document)}` };
  }
}

/** The sentences of changes as they were typed; one that is not complete yet is told as such. */
export function sentencesOf(register: Register, typed: readonly TypedChange[]): Text[] {
  return typed.map((change, index) => {
    const parsed = changeSchema.safeParse(change);
    return parsed.success
      ? sentenceOf(register, parsed.data)
      : {
          vi: `Thay đổi thứ ${index + 1} chưa ghi đủ.`,
          en: `Change ${index + 1} is not complete yet.`,
        };
  });
}

/** Periods are half-open; people name the last day that still counts. */
const lastDay = (to: Day): string => formatDay(addDays(to, -1));

const span = ({ from, to }: Period): Text =>
  to === null
    ? { vi: `từ ngày ${formatDay(from)}`, en: `from ${formatDay(from)} on` }
    : {
        vi: `từ ngày ${formatDay(from)} đến hết ngày ${lastDay(to)}`,
        en: `from ${formatDay(from)} until ${lastDay(to)}`,
      };

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

const MOST = 5;
const few = (items: readonly string[], others: string): string =>
  items.length <= MOST
    ? items.join(', ')
    : `${items.slice(0, MOST).join(', ')} (+${items.length - MOST} ${others})`;

function part(number: string, rows: readonly { annex: string; no: number }[] | undefined): Text {
  if (!rows) return { vi: number, en: number };
  const named = [...Map.groupBy(rows, (row) => row.annex)].map(
    ([annex, own]) => [annex, own.map((row) => row.no).join(', ')] as const,
  );
  return {
    vi: `${named.map(([annex, nos]) => `dòng ${nos} Phụ lục ${annex}`).join('; ')} của ${number}`,
    en: `${named.map(([annex, nos]) => `row ${nos} of annex ${annex}`).join('; ')} of ${number}`,
  };
}
