import type { Action, StoredFile } from '../api/types.ts';
import { typedMoment } from '../typed-moment.ts';

/** What a field of an act's form is. */
export type FieldKind =
  | 'line'
  | 'area'
  /** A list, one thing in each line. */
  | 'lines'
  | 'number'
  | 'moment'
  | 'unit'
  /** Of the unit that was chosen, or of the dossier's own. */
  | 'person'
  | 'consultation'
  | 'pause-ground'
  | 'delivery'
  | 'files'
  | 'components';

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional?: true;
}

const line = (name: string): FieldSpec => ({ name, kind: 'line' });
const area = (name: string): FieldSpec => ({ name, kind: 'area' });
const maybe = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });
const reason = [area('reason')];
const missing = [{ name: 'items', kind: 'lines' } as const, area('ground')];

/** Acts whose form has a part of its own: an outcome to choose, a way of return. */
export type OwnForm = 'propose' | 'decide' | 'return';

/** The forms of the acts, as data; an act without fields needs no form. */
export const actFields: Readonly<Record<Exclude<Action, OwnForm>, readonly FieldSpec[]>> = {
  receive: [],
  accept: [],
  take: [],
  close: [],
  'refuse-intake': [{ name: 'reasons', kind: 'lines' }],
  'ask-at-intake': missing,
  'draft-supplement': missing,
  'approve-supplement': missing,
  supplement: [{ name: 'components', kind: 'components' }],
  decline: reason,
  'decline-supplement': reason,
  'send-back': reason,
  assign: [{ name: 'personId', kind: 'person' }],
  'hand-over': [
    { name: 'unit', kind: 'unit' },
    maybe({ name: 'personId', kind: 'person' }),
    maybe(line('note')),
  ],
  consult: [{ name: 'unit', kind: 'unit' }, area('question'), { name: 'hours', kind: 'number' }],
  answer: [{ name: 'consultation', kind: 'consultation' }, area('answer')],
  'close-consultation': [{ name: 'consultation', kind: 'consultation' }, area('reason')],
  inspect: [
    { name: 'on', kind: 'moment' },
    line('place'),
    line('present'),
    area('findings'),
    maybe({ name: 'files', kind: 'files' }),
  ],
  suspend: [{ name: 'ground', kind: 'pause-ground' }, line('paper'), maybe(line('note'))],
  resume: [maybe(line('paper'))],
  apologise: [area('cause'), { name: 'to', kind: 'moment' }],
  dispatch: [{ name: 'channel', kind: 'delivery' }, line('reference')],
  'report-undelivered': reason,
  correct: reason,
  stop: reason,
  withdraw: reason,
  reopen: [line('complaint'), area('reason')],
};

/** Done with one touch, nothing asked. */
export const needsNoForm = (action: Action): boolean => action in actFields && fieldsOf(action).length === 0;

export const fieldsOf = (action: Action): readonly FieldSpec[] =>
  (actFields as Readonly<Partial<Record<Action, readonly FieldSpec[]>>>)[action] ?? [];

/** The body of an act, of what was typed into its form. What is empty and may be is left out. */
export function bodyOf(action: Action, typed: FormData): Record<string, unknown> {
  const entries = fieldsOf(action).flatMap(({ name, kind, optional }): [string, unknown][] => {
    if (kind === 'components') return [[name, componentsOf(typed)]];
    if (kind === 'moment') return [[name, typedMoment(textOf(typed, name), textOf(typed, `${name}-time`))]];
    if (kind === 'files') return [[name, typed.getAll(name).map((file) => fileOf(file).id)]];
    if (kind === 'lines') return [[name, typed.getAll(name).flatMap((one) => linesOf(String(one)))]];
    const text = textOf(typed, name);
    if (text === '' && optional) return [];
    switch (kind) {
      case 'number':
        return [[name, Number(text)]];
      default:
        return [[name, text]];
    }
  });
  return Object.fromEntries(entries);
}

const textOf = (typed: FormData, name: string): string => String(typed.get(name) ?? '').trim();

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** An uploaded file as a hidden field of the form. */
export const fileValue = ({ id, name }: Pick<StoredFile, 'id' | 'name'>): string =>
  JSON.stringify({ id, name });
const fileOf = (value: FormDataEntryValue): Pick<StoredFile, 'id' | 'name'> => JSON.parse(String(value));

const componentsOf = (typed: FormData) =>
  [...typed.entries()].flatMap(([name, value]) => {
    const [, no] = /^component-(\d+)$/.exec(name) ?? [];
    const count = Number(value);
    const files = typed.getAll(`component-${no}-file`).map(fileOf);
    return no && count > 0 ? [{ no: Number(no), count, files }] : [];
  });
