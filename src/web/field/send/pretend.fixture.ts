import { createHash } from 'node:crypto';
import type { AnswerEntry } from '../../../surveys/index.ts';
import type { Change, Depot, KeptFile, Kind, Rows } from '../keep/rows.ts';
import type { Call, Reply } from './call.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A telephone's memory that can be cut off at any write: what was written before is there, the rest is not. */
export class PretendDepot implements Depot {
  readonly rows = new Map<string, unknown>();
  readonly #fails: () => boolean;
  constructor(fails: () => boolean = () => false) {
    this.#fails = fails;
  }

  async all<K extends Kind>(kind: K): Promise<ReadonlyMap<string, Rows[K]>> {
    const of = [...this.rows].filter(([label]) => label.startsWith(`${kind}/`));
    return new Map(of.map(([label, row]) => [label.slice(kind.length + 1), structuredClone(row) as Rows[K]]));
  }

  async bytes(id: string): Promise<Bytes | null> {
    return (this.rows.get(`bytes/${id}`) as Bytes | undefined) ?? null;
  }

  async write(changes: readonly Change[]): Promise<void> {
    if (this.#fails()) throw new Error('the telephone was killed');
    for (const { kind, id, row } of changes) {
      if (row === null) this.rows.delete(`${kind}/${id}`);
      else this.rows.set(`${kind}/${id}`, structuredClone(row));
    }
  }
}

interface Received {
  readonly declared: Pick<KeptFile, 'size' | 'sha256' | 'kind'>;
  bytes: Bytes;
}

const ok = (body: object): Reply => ({ status: 200, body: body as Reply['body'] });
const refused = (status: number, title: string, more: object = {}): Reply => ({
  status,
  body: { title, ...more },
});

/** Keeps to the contract of the server as slowly and plainly as can be; counts how often each thing was new to it. */
export class PretendServer {
  readonly entries = new Map<string, AnswerEntry>();
  readonly late = new Map<string, AnswerEntry>();
  readonly notes = new Map<string, unknown>();
  readonly files = new Map<string, Received>();
  readonly taken: string[] = [];
  signed = false;
  /** Answers to this item are refused. */
  stranger = 'not-in-the-checklist';

  as =
    (personId: string): Call =>
    async (path, { method = 'GET', json, bytes } = {}) => {
      const [, , first, id, what] = path.split(/[/?]/) as string[];
      const body = json as { id: string; entries: readonly AnswerEntry[] };
      if (path === '/session') return ok({ person: { id: personId, name: personId } });
      if (method === 'GET') return ok(this.#session());
      if (first === 'evidence') return this.#part(id!, Number(path.split('from=')[1]), bytes!);
      if (what === 'entries') return this.#answers(body.entries, personId);
      if (what === 'evidence') return this.#declare(body.id, body as never);
      this.#once(this.notes, body.id, body);
      return ok({});
    };

  #once<T>(map: Map<string, T>, id: string, value: T): void {
    if (map.has(id)) return;
    map.set(id, value);
    this.taken.push(id);
  }

  #session() {
    return {
      session: { state: this.signed ? 'signed' : 'open' },
      definition: { slug: 'thu', title: { vi: 'Thử', en: 'Test' }, level: 'ward', sections: [] },
      results: [{ item: 'so', figure: { label: { vi: 'Số', en: 'Number' }, value: 3 } }],
      entries: [...this.entries.values()],
    };
  }

  #answers(sent: readonly AnswerEntry[], personId: string): Reply {
    if (sent.length > 500) return refused(422, 'too many');
    if (sent.some(({ item }) => item === this.stranger)) return refused(422, 'unknown-item');
    const fresh = sent.filter(({ id }) => !this.entries.has(id) && !this.late.has(id));
    for (const entry of fresh)
      this.#once(this.signed ? this.late : this.entries, entry.id, { ...entry, personId });
    return ok({
      accepted: sent.map(({ id }) => id),
      late: sent.filter(({ id }) => this.late.has(id)).map(({ id }) => id),
      entries: [...this.entries.values()],
      deviceMinutesOff: null,
    });
  }

  #declare(id: string, declared: Received['declared']): Reply {
    this.#once(this.files, id, { declared, bytes: new Uint8Array(0) });
    return ok({ receivedBytes: this.files.get(id)!.bytes.length });
  }

  #part(id: string, from: number, part: Bytes): Reply {
    const file = this.files.get(id)!;
    if (from !== file.bytes.length) return ok({ receivedBytes: file.bytes.length, complete: false });
    file.bytes = new Uint8Array(Buffer.concat([file.bytes, part]));
    const receivedBytes = file.bytes.length;
    if (receivedBytes < file.declared.size) return ok({ receivedBytes, complete: false });
    if (file.declared.kind === 'photograph' && file.bytes[0] !== 0xff)
      return refused(415, 'this is no photograph');
    if (createHash('sha256').update(file.bytes).digest('hex') !== file.declared.sha256)
      return refused(422, 'other bytes');
    return ok({ receivedBytes, complete: true });
  }
}
