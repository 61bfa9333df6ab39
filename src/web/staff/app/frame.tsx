import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { formatInstant } from '../../../kernel/time.ts';
import { keepsAuthority, mayReceive, oneStopsOf } from '../duties.ts';
import { Bell } from '../notices/bell.tsx';
import { emblem, serviceName } from './brand.ts';
import { otherLang } from './language.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useStaff, useText } from './staff-context.tsx';

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

function Person() {
  const { session, words, signOut } = useStaff();
  const text = useText();
  if (session.kind !== 'in') return null;
  const { person, positions } = session.me;
  return (
    <>
      <span className="staff-header__person" title={positions.map(({ title }) => text(title)).join('; ')}>
        {person.name}
      </span>
      <button type="button" className="staff-header__button" onClick={signOut}>
        {words.nav.signOut}
      </button>
    </>
  );
}

/** Around every page: the band, the way about, the banners. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { lang, words, session, setLang, now } = useStaff();
  const [help, setHelp] = useState(false);
  const navigate = useNavigate();
  const me = session.kind === 'in' ? session.me : null;
  const receives = me !== null && mayReceive(me);
  useShortcuts({
    newDossier: useCallback(() => {
      if (receives) navigate('/tiep-nhan');
    }, [navigate, receives]),
    workList: useCallback(() => navigate('/'), [navigate]),
    help: useCallback(() => setHelp(true), []),
  });
  const links = me
    ? [
        { to: '/', label: words.nav.work },
        ...(receives ? [{ to: '/tiep-nhan', label: words.nav.intake }] : []),
        ...(receives ? [{ to: '/so-thu', label: words.fees.day.nav }] : []),
        ...(oneStopsOf(me).length > 0 ? [{ to: '/niem-yet', label: words.nav.postings }] : []),
        ...(keepsAuthority(me) ? [{ to: '/tham-quyen', label: words.nav.authority }] : []),
        { to: '/khao-sat', label: words.surveys.nav },
      ]
    : [];
  const other = otherLang(lang);
  return (
    <div className="staff dense">
      <a className="skip-link" href="#noi-dung">
        {words.skip}
      </a>
      <header className="site-header">
        <div className="staff-wrap site-header__row">
          <NavLink className="site-header__brand" to="/">
            {emblem ? (
              <img className="staff-header__emblem" src={emblem} alt="" width="32" height="32" />
            ) : null}
            <span className="site-header__service">{serviceName(lang)}</span>
          </NavLink>
          {links.length > 0 ? (
            <nav className="site-header__nav" aria-label={words.nav.label}>
              {links.map(({ to, label }) => (
                <NavLink key={to} to={to} end={to === '/'}>
                  {label}
                </NavLink>
              ))}
            </nav>
          ) : null}
          <div className="staff-header__tools">
            {me ? <Bell /> : null}
            <button type="button" className="staff-header__button" onClick={() => setHelp(true)}>
              {words.nav.shortcuts}
            </button>
            <button
              type="button"
              className="staff-header__button"
              lang={other}
              onClick={() => setLang(other)}
            >
              {words.otherLanguage}
            </button>
            <Person />
          </div>
        </div>
      </header>
      {me?.demo ? (
        <div className="demo-strip">
          <p className="staff-wrap">{words.demo(formatInstant(now()))}</p>
        </div>
      ) : null}
      <OfflineBanner />
      <main className="staff-wrap staff-main" id="noi-dung" tabIndex={-1}>
        {children}
      </main>
      {help ? (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
