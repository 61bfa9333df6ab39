import { useCallback } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../../kernel/time.ts';
import { Notice } from '../../components/index.ts';
import type { Duplicate } from '../api/intake-types.ts';
import type { Result } from '../api/problem.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useResource } from '../app/use-resource.ts';

/** The person and the procedure, as one thing to have seen. */
export const duplicateKey = (identity: string, procedure: string | null): string | null =>
  procedure !== null && /^\d{12}$/.test(identity) ? `${identity} ${procedure}` : null;

/** What the person has open of this procedure, asked as soon as both are known. */
export function useDuplicates(identity: string, procedure: string | null) {
  const { client } = useStaff();
  const load = useCallback(
    async (signal: AbortSignal): Promise<Result<{ readonly dossiers: readonly Duplicate[] }>> =>
      duplicateKey(identity, procedure) === null
        ? { ok: true, value: { dossiers: [] } }
        : client.duplicates(identity, procedure ?? '', signal),
    [client, identity, procedure],
  );
  return useResource(load);
}

interface DuplicatesProps {
  readonly dossiers: readonly Duplicate[];
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
}

/** Shown plainly; whoever has looked may go on. */
export function Duplicates({ dossiers, seen, onSeen }: DuplicatesProps) {
  const { words: all } = useStaff();
  const words = all.intake.duplicates;
  const text = useText();
  if (dossiers.length === 0) return null;
  return (
    <Notice tone="warning" title={words.title(dossiers.length)}>
      <ul>
        {dossiers.map(({ code, state, oneStop, receivedAt, appointedAt }) => (
          <li key={code}>
            <Link to={`/ho-so/${encodeURIComponent(code)}`} target="_blank">
              {code}
            </Link>
            {`: ${all.states[state]}, ${text(oneStop)}`}
            {receivedAt ? `, ${words.received(formatInstant(receivedAt))}` : ''}
            {appointedAt ? `, ${words.due(formatInstant(appointedAt))}` : ''}
          </li>
        ))}
      </ul>
      <label className="choice">
        <input
          type="checkbox"
          id="duplicate"
          checked={seen}
          onChange={({ target }) => onSeen(target.checked)}
        />
        <span>{words.goOn}</span>
      </label>
    </Notice>
  );
}
