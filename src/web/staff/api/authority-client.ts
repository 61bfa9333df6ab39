import type { Day } from '../../../kernel/time.ts';
import type {
  AnnexReading,
  Answer,
  Asked,
  Body,
  Change,
  Difference,
  DocumentSummary,
  DocumentView,
  DraftAction,
  DraftSummary,
  DraftView,
  Finding,
  FoundProcedure,
  Matrix,
  NamedOneStop,
  Segment,
} from './authority-types.ts';

import { at, query } from './paths.ts';
import type { Send } from './send.ts';

export type DraftStep = Exclude<DraftAction, 'change'>;

/** The decision whose annex is read; its period where it is not that of the document. */
export interface Decision {
  readonly delegator: string;
  readonly document: string;
  readonly from?: Day;
  /** The first day that is no longer of it. */
  readonly to?: Day;
}

/** The calls of `/api/v1/authority`. */
export function authorityCalls(send: Send) {
  const write = <Value>(path: string, body: unknown, key: string) =>
    send<Value>(`/authority${path}`, { method: 'POST', body, key });
  const read = <Value>(path: string, signal: AbortSignal) => send<Value>(`/authority${path}`, { signal });

  return {
    oneStops: (on: Day, signal: AbortSignal) =>
      read<{ oneStops: readonly NamedOneStop[] }>(`/one-stops${query({ on })}`, signal),
    units: (on: Day, signal: AbortSignal) =>
      read<{ units: readonly Body[] }>(`/units${query({ on })}`, signal),
    procedures: (on: Day, oneStop: string, q: string, signal: AbortSignal) =>
      read<{ procedures: readonly FoundProcedure[] }>(`/procedures${query({ on, oneStop, q })}`, signal),

    who: (asked: Asked, on: Day, signal: AbortSignal) => read<Answer>(query({ ...asked, on }), signal),
    timeline: (asked: Asked, signal: AbortSignal) =>
      read<{ segments: readonly Segment[] }>(`/timeline${query({ ...asked })}`, signal),
    matrix: (on: Day, field: string, q: string, signal: AbortSignal) =>
      read<Matrix>(`/matrix${query({ on, field, q })}`, signal),

    documents: (on: Day, q: string, kind: string, signal: AbortSignal) =>
      read<{ documents: readonly DocumentSummary[] }>(`/documents${query({ on, q, kind })}`, signal),
    document: (slug: string, on: Day, signal: AbortSignal) =>
      read<DocumentView>(at(`/documents/*${query({ on })}`, slug), signal),

    findings: (on: Day, signal: AbortSignal) =>
      read<{ on: Day; findings: readonly Finding[] }>(`/findings${query({ on })}`, signal),
    difference: (from: Day, to: Day, signal: AbortSignal) =>
      read<Difference>(`/difference${query({ from, to })}`, signal),

    readAnnex: (decision: Decision, file: File) =>
      send<AnnexReading>(`/authority/annexes${query({ ...decision })}`, { method: 'POST', file }),

    drafts: (signal: AbortSignal) => read<{ drafts: readonly DraftSummary[] }>('/drafts', signal),
    draft: (id: string, signal: AbortSignal) => read<DraftView>(at('/drafts/*', id), signal),
    newDraft: (title: string, changes: readonly Change[], key: string) =>
      write<DraftView>('/drafts', { title, changes }, key),
    changeDraft: (
      id: string,
      body: { title: string; changes: readonly Change[]; version: number },
      key: string,
    ) => write<DraftView>(at('/drafts/*/change', id), body, key),
    stepDraft: (
      id: string,
      step: DraftStep,
      body: { readonly version: number; readonly reason?: string },
      key: string,
    ) => write<DraftView>(at(`/drafts/*/${step}`, id), body, key),
  };
}
