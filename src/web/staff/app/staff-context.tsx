import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { epochMs, type Instant, instant } from '../../../kernel/time.ts';
import type { Lang } from '../../messages/lang.ts';
import { type StaffMessages, staffMessages } from '../../messages/staff.ts';
import { type Client, createClient } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import type { Me, Text } from '../api/types.ts';
import { dropDraft } from '../intake/draft-store.ts';
import { storedLang, storeLang } from './language.ts';

export type Session =
  | { readonly kind: 'asking' }
  /** `problem` carries the demonstration accounts, or says that no answer came. */
  | { readonly kind: 'out'; readonly problem: Problem | null; readonly expired: boolean }
  | { readonly kind: 'in'; readonly me: Me };

interface Staff {
  readonly lang: Lang;
  readonly words: StaffMessages;
  readonly client: Client;
  readonly session: Session;
  readonly reached: boolean;
  readonly setLang: (lang: Lang) => void;
  readonly signedIn: (me: Me) => void;
  readonly signOut: () => Promise<void>;
  readonly askSession: () => Promise<void>;
  /** The server's time, carried on by this computer's clock. */
  readonly now: () => Instant;
}

const StaffContext = createContext<Staff | null>(null);

export function StaffProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState(storedLang);
  const [session, setSession] = useState<Session>({ kind: 'asking' });
  const [reached, setReached] = useState(true);
  const clockAhead = useRef(0);
  const words = staffMessages(lang);

  useEffect(() => {
    document.documentElement.lang = lang;
    storeLang(lang);
  }, [lang]);

  const client = useMemo(
    () =>
      createClient({
        lang,
        words: staffMessages(lang).problems,
        onReach: setReached,
        onSignedOut: () => setSession({ kind: 'out', problem: null, expired: true }),
      }),
    [lang],
  );

  const staff = useMemo<Staff>(() => {
    const signedIn = (me: Me) => {
      clockAhead.current = epochMs(me.now) - Date.now();
      setSession({ kind: 'in', me });
    };
    const askSession = async () => {
      const answer = await client.session();
      if (answer.ok) signedIn(answer.value);
      else
        setSession((now) => ({
          kind: 'out',
          problem: answer.problem,
          expired: now.kind === 'out' && now.expired,
        }));
    };
    return {
      lang,
      words,
      client,
      session,
      reached,
      setLang,
      signedIn,
      askSession,
      signOut: async () => {
        const answer = await client.signOut();
        if (!answer.ok && answer.problem.status === 0) return;
        if (session.kind === 'in') dropDraft(session.me.person.id);
        await askSession();
      },
      now: () => instant(Date.now() + clockAhead.current),
    };
  }, [lang, words, client, session, reached]);

  return <StaffContext value={staff}>{children}</StaffContext>;
}

export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('useStaff stands outside StaffProvider');
  return staff;
}

/** For pages that are only shown to whoever is signed in. */
export function useMe(): Me {
  const { session } = useStaff();
  if (session.kind !== 'in') throw new Error('useMe stands outside a signed-in page');
  return session.me;
}

/** Picks a text's language. */
export function useText(): (text: Text) => string {
  const { lang } = useStaff();
  return (text) => text[lang];
}
