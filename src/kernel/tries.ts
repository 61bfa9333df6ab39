/**
 * Slows guessing: after `limit` failures for one key within `windowMs`, the key has to wait. Kept in memory, so
 * a restart forgives.
 */
export class Tries {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #failures = new Map<string, number[]>();

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Seconds until the key may try again; 0 when it may now. */
  wait(key: string, nowMs: number): number {
    const recent = this.#recent(key, nowMs);
    if (recent.length < this.#limit) return 0;
    return Math.max(1, Math.ceil((recent.at(-this.#limit)! + this.#windowMs - nowMs) / 1000));
  }

  failed(key: string, nowMs: number): void {
    if (this.#failures.size > 10_000) this.#forget(nowMs);
    this.#failures.set(key, [...this.#recent(key, nowMs), nowMs]);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  #recent(key: string, nowMs: number): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > nowMs - this.#windowMs);
  }

  #forget(nowMs: number): void {
    for (const key of this.#failures.keys()) {
      if (this.#recent(key, nowMs).length === 0) this.#failures.delete(key);
    }
  }
}
