import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useStaff } from '../app/staff-context.tsx';
import { useAddress } from './use-address.ts';

/** Around the pages about authority: the way between them keeps the day that is being looked at. */
export default function AuthorityLayout() {
  const { sections } = useStaff().words.authority;
  const asked = useAddress().get('on');
  const search = asked ? `?on=${asked}` : '';
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the links scroll sideways: the one that is open is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another page opens
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (current) nav.current?.scrollTo({ left: current.offsetLeft - nav.current.offsetLeft - 40 });
  }, [pathname]);
  const links = [
    ['van-ban', sections.register],
    ['ai-quyet-dinh', sections.who],
    ['bang', sections.matrix],
    ['kiem-tra', sections.findings],
    ['so-sanh', sections.difference],
    ['du-thao', sections.drafts],
  ] as const;
  return (
    <div className="flow">
      <nav className="section-nav no-print" aria-label={sections.label} ref={nav}>
        {links.map(([path, label]) => (
          <NavLink key={path} to={{ pathname: `/tham-quyen/${path}`, search }}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
