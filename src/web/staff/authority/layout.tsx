import { NavLink, Outlet } from 'react-router';
import { useStaff } from '../app/staff-context.tsx';
import { useAddress } from './use-address.ts';

/** Around the pages about authority: the way between them keeps the day that is being looked at. */
export default function AuthorityLayout() {
  const { sections } = useStaff().words.authority;
  const asked = useAddress().get('on');
  const search = asked ? `?on=${asked}` : '';
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
      <nav className="section-nav no-print" aria-label={sections.label}>
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
