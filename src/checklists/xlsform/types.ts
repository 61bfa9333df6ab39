/** What a row of the sheet `survey` asks for, by its type as the reference of XLSForm has it. */
export type RowType =
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'end'; readonly what: 'group' | 'repeat' }
  | {
      readonly kind: 'asked';
      readonly as: 'text' | 'integer' | 'decimal' | 'image' | 'file' | 'acknowledge' | 'words';
    }
  | {
      readonly kind: 'select';
      readonly multiple: boolean;
      readonly list: string;
      readonly orOther: boolean;
    }
  /** A type that XLSForm has and a checklist has not. */
  | { readonly kind: 'beyond' }
  | { readonly kind: 'unknown' };

const asked: Readonly<
  Record<string, 'text' | 'integer' | 'decimal' | 'image' | 'file' | 'acknowledge' | 'words'>
> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'decimal',
  image: 'image',
  photo: 'image',
  file: 'file',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  date: 'words',
  time: 'words',
  datetime: 'words',
  barcode: 'words',
};

const beyond = new Set([
  'note',
  'calculate',
  'hidden',
  'rank',
  'audio',
  'video',
  'geopoint',
  'geotrace',
  'geoshape',
  'osm',
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'phone number',
  'email',
  'subscriberid',
  'subscriber id',
  'simserial',
  'sim id',
  'sim serial',
  'imei',
  'device id',
  'audit',
  'start-geopoint',
  'background-audio',
  'background-geopoint',
  'xml-external',
  'csv-external',
  'entity',
]);

const one = /^(?:select_one|select one(?: from)?|select1)\s+(\S+)((?: or_other| or specify other)?)$/;
const several =
  /^(?:select_multiple|select multiple(?: from)?|select all that apply(?: from)?)\s+(\S+)((?: or_other| or specify other)?)$/;

export function typeOf(written: string): RowType {
  const text = written.replace(/\s+/g, ' ').trim();
  const plain = text.toLowerCase();
  const block = /^(begin|end)[ _](group|repeat)$/.exec(plain);
  if (block) return { kind: block[1] as 'begin' | 'end', what: block[2] as 'group' | 'repeat' };
  for (const [pattern, multiple] of [
    [one, false],
    [several, true],
  ] as const) {
    const found = new RegExp(pattern.source, 'i').exec(text);
    if (found) return { kind: 'select', multiple, list: found[1]!, orOther: found[2] !== '' };
  }
  if (
    /^(select_one|select_multiple)_(from_file|external)\b|^(rank|osm|include)\b|^(begin|end)[ _]loop|^uri:/.test(
      plain,
    )
  )
    return { kind: 'beyond' };
  const as = asked[plain];
  if (as) return { kind: 'asked', as };
  return { kind: beyond.has(plain) ? 'beyond' : 'unknown' };
}
