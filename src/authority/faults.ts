import type { FieldError, Text } from '../kernel/refusal.ts';

/** What is wrong with one change: everything that can be said at once. */
export class Faults {
  readonly errors: FieldError[] = [];
  readonly #prefix: string;

  /** @param prefix where the change is: `changes.0`. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** @param path where in the change: `rows.3.procedure`. */
  add(path: string, message: Text): void {
    this.errors.push({ path: `${this.#prefix}.${path}`, message });
  }

  /** Says the message unless the condition holds. */
  expect(holds: boolean, path: string, message: Text): void {
    if (!holds) this.add(path, message);
  }

  get none(): boolean {
    return this.errors.length === 0;
  }
}
