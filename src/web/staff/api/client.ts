import type { Lang } from '../../messages/lang.ts';
import type { Acts } from './act-types.ts';
import { authorityCalls } from './authority-client.ts';
import { checklistCalls } from './checklist-client.ts';
import { feeCalls } from './fees-client.ts';
import type { Duplicate, FiledDossier, Group, NewDossier, NewInterlinked } from './intake-types.ts';
import { noticeCalls } from './notices-client.ts';
import { at, query } from './paths.ts';
import { type Problem, type ProblemWords, problemFrom, type Result } from './problem.ts';
import { recommendationCalls } from './recommendation-client.ts';
import type { Request } from './send.ts';
import { surveyCalls } from './survey-client.ts';
import type {
  Colleague,
  Counts,
  DossierPage,
  DossierView,
  ListName,
  Me,
  OfferedPaper,
  Postings,
  ProcedureRow,
  ProcedureView,
  StoredFile,
  UnitName,
} from './types.ts';

export interface ClientOptions {
  readonly lang: Lang;
  readonly words: { readonly unreachable: ProblemWords; readonly unexpected: ProblemWords };
  /** Told after every request whether the server answered at all. */
  readonly onReach?: (reached: boolean) => void;
  /** Told when an answer says that nobody is signed in any more. */
  readonly onSignedOut?: (problem: Problem) => void;
}

const json = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};

/** The staff's face of `/api/v1`: every call answers, with a value or with a problem, and never throws. */
export function createClient({ lang, words, onReach, onSignedOut }: ClientOptions) {
  async function send<Value>(path: string, request: Request = {}): Promise<Result<Value>> {
    const { method = 'GET', body, key, signal, file, keepalive = false } = request;
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': lang });
    if (method !== 'GET') headers.set('X-Motcua', '1');
    if (key) headers.set('Idempotency-Key', key);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (file) {
      headers.set('Content-Type', file.type || 'application/octet-stream');
      headers.set('X-File-Name', encodeURIComponent(file.name.normalize('NFC')));
    }
    let response: Response;
    try {
      response = await fetch(`/api/v1${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        keepalive,
        ...(signal ? { signal } : {}),
        ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      const aborted = signal?.aborted === true;
      if (!aborted) onReach?.(false);
      const problem = problemFrom(0, { code: aborted ? 'aborted' : 'unreachable' }, words.unreachable);
      return { ok: false, problem };
    }
    onReach?.(true);
    const content = response.status === 204 ? undefined : await json(response);
    // The server is this project's own and of the same build: its successes are taken at their word.
    if (response.ok && (content !== undefined || response.status === 204)) {
      return { ok: true, value: content as Value };
    }
    const problem = problemFrom(response.status, content, words.unexpected);
    if (response.status === 401 && path !== '/session') onSignedOut?.(problem);
    return { ok: false, problem };
  }

  return {
    session: (signal?: AbortSignal) => send<Me>('/session', signal ? { signal } : {}),
    signIn: (username: string, password: string) =>
      send<Me>('/session', { method: 'POST', body: { username, password } }),
    signOut: () => send<undefined>('/session', { method: 'DELETE' }),

    procedures: (oneStop: string, q: string, signal: AbortSignal) =>
      send<{ procedures: readonly ProcedureRow[] }>(
        `${at('/one-stops/*/procedures', oneStop)}${query({ q })}`,
        { signal },
      ),
    procedure: (oneStop: string, code: string, signal: AbortSignal) =>
      send<ProcedureView>(at('/one-stops/*/procedures/*', oneStop, code), { signal }),

    upload: (file: File) => send<StoredFile>('/files', { method: 'POST', file }),
    receive: (dossier: NewDossier, key: string) =>
      send<DossierView>('/dossiers', { method: 'POST', body: dossier, key }),
    file: (dossier: FiledDossier, key: string) =>
      send<DossierView>('/dossiers/filed', { method: 'POST', body: dossier, key }),
    receiveInterlinked: (dossier: NewInterlinked, key: string) =>
      send<DossierView>('/dossiers/interlinked', { method: 'POST', body: dossier, key }),
    groups: (oneStop: string, signal: AbortSignal) =>
      send<{ groups: readonly Group[] }>(at('/one-stops/*/groups', oneStop), { signal }),
    duplicates: (identity: string, procedure: string, signal?: AbortSignal) =>
      send<{ dossiers: readonly Duplicate[] }>(
        `/dossiers/duplicates${query({ identity, procedure })}`,
        signal ? { signal } : {},
      ),

    dossiers: (list: ListName, q: string, page: number, signal: AbortSignal) =>
      send<DossierPage>(`/dossiers${query({ list, q, page })}`, { signal }),
    dossierCounts: (signal: AbortSignal) => send<Counts>('/dossiers/counts', { signal }),
    dossier: (code: string, signal: AbortSignal) => send<DossierView>(at('/dossiers/*', code), { signal }),
    /** Nothing comes back when the dossier is no business of this person any more. */
    act: <Kind extends keyof Acts>(code: string, kind: Kind, body: Acts[Kind], key: string) =>
      send<DossierView | undefined>(`${at('/dossiers/*', code)}/${kind}`, { method: 'POST', body, key }),

    lookers: (codes: readonly string[], signal: AbortSignal) =>
      send<{ dossiers: readonly { readonly code: string; readonly names: readonly string[] }[] }>(
        `/dossiers/presence${query({ codes: codes.join(',') })}`,
        { signal },
      ),
    look: (code: string) =>
      send<{ people: readonly { readonly id: string; readonly name: string }[] }>(
        at('/dossiers/*/presence', code),
        { method: 'POST', keepalive: true },
      ),
    lookAway: (code: string) =>
      send<undefined>(at('/dossiers/*/presence', code), { method: 'DELETE', keepalive: true }),

    papers: (code: string, signal: AbortSignal) =>
      send<{ papers: readonly OfferedPaper[] }>(`${at('/dossiers/*', code)}/papers`, { signal }),
    units: (oneStop: string | null, signal: AbortSignal) =>
      send<{ units: readonly UnitName[] }>(`/units${query({ 'one-stop': oneStop ?? '' })}`, { signal }),
    people: (unit: string, signal: AbortSignal) =>
      send<{ people: readonly Colleague[] }>(at('/units/*/people', unit), { signal }),

    postings: (oneStop: string, signal: AbortSignal) =>
      send<Postings>(at('/one-stops/*/postings', oneStop), { signal }),
    post: (oneStop: string, posted: { procedures: readonly string[]; photo: string | null }, key: string) =>
      send<Postings>(at('/one-stops/*/postings', oneStop), { method: 'POST', body: posted, key }),

    authority: authorityCalls(send),
    fees: feeCalls(send),
    notices: noticeCalls(send),
    surveys: surveyCalls(send),
    checklists: checklistCalls(send),
    recommendations: recommendationCalls(send),
  };
}

export type Client = ReturnType<typeof createClient>;
