import { applyChanges, type Change, changesSchema, type Register } from '../authority/index.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import { invalidInput } from '../ledger/index.ts';
import type { TypedChange } from './draft.ts';

/** What the register makes of changes as they were typed. */
export type Checked =
  | { readonly kind: 'sound'; readonly changes: readonly Change[]; readonly after: Register }
  /** Each error with its place, `changes.0.rows.3.procedure`. */
  | { readonly kind: 'faulty'; readonly errors: readonly FieldError[] };

export function checkChanges(register: Register, typed: readonly TypedChange[]): Checked {
  const parsed = changesSchema.safeParse({ changes: typed });
  if (!parsed.success) return { kind: 'faulty', errors: invalidInput(parsed.error).errors };
  const { changes } = parsed.data;
  try {
    return { kind: 'sound', changes, after: applyChanges(register, changes) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'faulty', errors: error.errors };
    throw error;
  }
}
