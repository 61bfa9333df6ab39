import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { type Day, dayOf, isDay } from '../../../kernel/time.ts';
import { useStaff } from '../app/staff-context.tsx';

export interface Address {
  readonly today: Day;
  /** The day asked about, `?on=`; today without one. */
  readonly on: Day;
  readonly get: (name: string) => string;
  /** A field set to nothing leaves the address. `push`: going back comes back to what was before. */
  readonly set: (fields: Readonly<Record<string, string>>, push?: boolean) => void;
}

/** What a page shows stands in its address, so that it can be sent to somebody and gone back to. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const today = dayOf(useStaff().now());
  const asked = params.get('on') ?? '';
  const set = useCallback(
    (fields: Readonly<Record<string, string>>, push = false) =>
      setParams(
        (last) => {
          const next = new URLSearchParams(last);
          for (const [name, value] of Object.entries(fields)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: !push },
      ),
    [setParams],
  );
  return { today, on: isDay(asked) ? asked : today, get: (name) => params.get(name) ?? '', set };
}
