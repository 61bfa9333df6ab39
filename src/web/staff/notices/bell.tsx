import { useCallback } from 'react';
import { NavLink } from 'react-router';
import { useStaff } from '../app/staff-context.tsx';
import { useLiveNotices } from '../app/use-live.ts';
import { useResource } from '../app/use-resource.ts';

/** The way to what one was told, with how much of it was not read; follows what happens. */
export function Bell() {
  const { client, words: all } = useStaff();
  const words = all.notices;
  const own = useResource(useCallback((signal: AbortSignal) => client.notices.own(signal), [client]));
  useLiveNotices(own.reload);
  const unread = own.value?.unread ?? 0;
  return (
    <NavLink className="staff-header__button bell" to="/tin-bao">
      <svg className="bell__icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
          d="M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-2 6.5h13c-.5-1.5-2-2.5-2-6.5A4.5 4.5 0 0 0 10 3Zm-1.8 13.5a1.8 1.8 0 0 0 3.6 0"
        />
      </svg>
      {words.nav}
      {unread > 0 ? (
        <span className="bell__count">
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span className="visually-hidden"> {words.unread(unread)}</span>
        </span>
      ) : null}
    </NavLink>
  );
}
