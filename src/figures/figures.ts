import type { Text } from '../kernel/refusal.ts';
import type { RowOf, SourceName } from './sources.ts';

/** A figure of a unit: which rows it is counted from, and how. */
export interface Figure<S extends SourceName = SourceName> {
  readonly label: Text;
  readonly kind: 'number' | 'percentage' | 'yes-no';
  /** Goes up when what is counted changes: an old figure keeps its meaning. */
  readonly version: number;
  readonly source: S;
  /** The rows that it is counted from. */
  readonly of: (row: RowOf<S>) => boolean;
  /** Null where there is nothing to count. */
  readonly value: (rows: readonly RowOf<S>[]) => number | 'yes' | 'no' | null;
}

const figure = <S extends SourceName>(
  source: S,
  vi: string,
  en: string,
  kind: Figure['kind'],
  of: (row: RowOf<S>) => boolean,
  value: (rows: readonly RowOf<S>[]) => number | 'yes' | 'no' | null,
): Figure => ({ label: { vi, en }, kind, version: 1, source, of, value }) as unknown as Figure;

const all = () => true;
const different =
  <Row>(key: (row: Row) => string) =>
  (rows: readonly Row[]): number =>
    new Set(rows.map(key)).size;
const sum =
  <Row>(part: (row: Row) => number) =>
  (rows: readonly Row[]): number =>
    rows.reduce((total, row) => total + part(row), 0);
/** A percentage with one decimal; null of nothing. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
const shareOf =
  <Row>(part: (row: Row) => number, whole: (row: Row) => number) =>
  (rows: readonly Row[]): number | null =>
    share(sum(part)(rows), sum(whole)(rows));
const one = () => 1;

const university: readonly (string | null)[] = ['university', 'master', 'doctor'];
const procedure = (row: { readonly procedure: string }) => row.procedure;

/** Every figure that a checklist may bind an item to. */
export const figures = {
  'decisions-in-force': figure(
    'delegations',
    'Số quyết định ủy quyền đang có hiệu lực',
    'Delegation decisions in force',
    'number',
    all,
    different((r) => r.decision),
  ),
  'procedures-delegated-to-divisions': figure(
    'delegations',
    'Số thủ tục ủy quyền cho phòng chuyên môn',
    'Procedures delegated to divisions',
    'number',
    (r) => r.kind === 'division',
    different(procedure),
  ),
  'procedures-delegated-to-wards': figure(
    'delegations',
    'Số thủ tục ủy quyền cho UBND cấp xã',
    'Procedures delegated to wards',
    'number',
    (r) => r.kind === 'committee' && r.level === 'ward',
    different(procedure),
  ),
  'wards-delegated-to': figure(
    'delegations',
    'Số UBND cấp xã được ủy quyền',
    'Wards that procedures are delegated to',
    'number',
    (r) => r.kind === 'committee' && r.level === 'ward',
    different((r) => r.delegate.vi),
  ),
  'procedures-received-by-delegation': figure(
    'received',
    'Số thủ tục đơn vị được ủy quyền giải quyết',
    'Procedures delegated to the unit',
    'number',
    all,
    different(procedure),
  ),
  'one-stops-below': figure(
    'oneStops',
    'Số Bộ phận Một cửa cấp xã trực thuộc',
    'One-stops of the wards below',
    'number',
    (r) => !r.own,
    different((r) => r.oneStop),
  ),
  'procedures-received': figure(
    'postings',
    'Số thủ tục tiếp nhận tại Bộ phận Một cửa của đơn vị',
    'Procedures received at the unit’s one-stop',
    'number',
    (r) => r.own,
    different(procedure),
  ),
  'procedures-posted': figure(
    'postings',
    'Số thủ tục đã niêm yết tại đơn vị',
    'Procedures posted at the unit',
    'number',
    (r) => r.own && r.postedOn !== null,
    different(procedure),
  ),
  'share-of-procedures-posted': figure(
    'postings',
    'Tỷ lệ thủ tục đã niêm yết',
    'Share of procedures posted',
    'percentage',
    (r) => r.own,
    shareOf((r) => (r.postedOn ? 1 : 0), one),
  ),
  'share-of-delegated-procedures-posted': figure(
    'postings',
    'Tỷ lệ thủ tục ủy quyền đã niêm yết, cả cấp xã',
    'Share of delegated procedures posted, wards included',
    'percentage',
    (r) => r.delegated,
    shareOf((r) => (r.postedOn ? 1 : 0), one),
  ),
  'share-of-delegated-procedures-with-qr': figure(
    'postings',
    'Tỷ lệ thủ tục ủy quyền có mã QR tra cứu',
    'Share of delegated procedures with a QR code',
    'percentage',
    (r) => r.delegated,
    shareOf((r) => (r.page ? 1 : 0), one),
  ),
  'wards-with-posted-procedures': figure(
    'postings',
    'Số Bộ phận Một cửa cấp xã có niêm yết',
    'Ward one-stops with postings',
    'number',
    (r) => !r.own && r.postedOn !== null,
    different((r) => r.oneStop),
  ),
  'staff-one-stop': figure(
    'staff',
    'Số công chức Bộ phận Một cửa, cả cấp xã',
    'Staff of the one-stops, wards included',
    'number',
    all,
    (rows) => rows.length,
  ),
  'staff-with-degree': figure(
    'staff',
    'Số công chức có trình độ đại học trở lên',
    'Staff with a university degree or higher',
    'number',
    (r) => university.includes(r.degree),
    (rows) => rows.length,
  ),
  'share-of-staff-with-degree': figure(
    'staff',
    'Tỷ lệ công chức có trình độ đại học trở lên',
    'Share of staff with a university degree or higher',
    'percentage',
    all,
    shareOf((r) => (university.includes(r.degree) ? 1 : 0), one),
  ),
  'staff-trained-this-year': figure(
    'staff',
    'Số công chức đã được tập huấn trong năm',
    'Staff trained this year',
    'number',
    (r) => r.courses > 0,
    (rows) => rows.length,
  ),
  'dossiers-received-this-year': figure(
    'dossiers',
    'Số hồ sơ tiếp nhận trong năm',
    'Dossiers received this year',
    'number',
    all,
    sum((r) => r.received),
  ),
  'dossiers-decided': figure(
    'dossiers',
    'Số hồ sơ đã giải quyết',
    'Dossiers decided',
    'number',
    (r) => r.decided > 0,
    sum((r) => r.decided),
  ),
  'dossiers-open': figure(
    'dossiers',
    'Số hồ sơ đang giải quyết',
    'Dossiers open',
    'number',
    (r) => r.open > 0,
    sum((r) => r.open),
  ),
  'dossiers-open-late': figure(
    'dossiers',
    'Số hồ sơ đang giải quyết đã quá hạn',
    'Dossiers open and past their limit',
    'number',
    (r) => r.openLate > 0,
    sum((r) => r.openLate),
  ),
  'share-decided-on-time': figure(
    'dossiers',
    'Tỷ lệ hồ sơ giải quyết đúng hạn',
    'Share of dossiers decided on time',
    'percentage',
    (r) => r.decided > 0,
    shareOf(
      (r) => r.onTime,
      (r) => r.decided,
    ),
  ),
  'share-digitised': figure(
    'dossiers',
    'Tỷ lệ hồ sơ có giấy tờ được số hóa',
    'Share of dossiers with scanned papers',
    'percentage',
    all,
    shareOf(
      (r) => r.digitised,
      (r) => r.received,
    ),
  ),
  ratings: figure(
    'ratings',
    'Số lượt người dân đánh giá',
    'Ratings by citizens',
    'number',
    all,
    sum((r) => r.ratings),
  ),
  'share-satisfied': figure(
    'ratings',
    'Tỷ lệ người dân hài lòng (mức 4 và 5)',
    'Share of satisfied citizens (4 and 5)',
    'percentage',
    all,
    shareOf(
      (r) => (r.score >= 4 ? r.ratings : 0),
      (r) => r.ratings,
    ),
  ),
} satisfies Record<string, Figure>;

export type FigureName = keyof typeof figures;
export const isFigureName = (name: string): name is FigureName => Object.hasOwn(figures, name);
