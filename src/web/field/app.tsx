import { Component, type ReactNode, useEffect, useState } from 'react';
import { Notice } from '../components/index.ts';
import { fieldMessages } from '../messages/field.ts';
import type { Lang } from '../messages/lang.ts';
import { Device } from './keep/device.ts';
import { Notebook } from './keep/notebook.ts';
import type { Depot } from './keep/rows.ts';
import { HomePage } from './pages/home.tsx';
import { LockPage } from './pages/lock.tsx';
import { SessionPage } from './pages/session.tsx';
import { SendBar } from './parts/send-bar.tsx';
import { httpCall } from './send/call.ts';
import { Sender } from './send/sender.ts';
import { type Field, FieldProvider } from './use-field.tsx';

const language = (): Lang => (localStorage.getItem('motcua.lang') === 'en' ? 'en' : 'vi');
const newId = (): string => crypto.randomUUID();

/** The part of the address behind `#`: which session is open; a page that was killed comes back to it. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => setHash(location.hash);
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return decodeURIComponent(hash.slice(1));
}

class Failing extends Component<{ readonly lang: Lang; readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    if (!this.state.failed) return this.props.children;
    return <Notice tone="error" title={fieldMessages(this.props.lang).failed} />;
  }
}

async function openField(depot: Depot, lang: Lang): Promise<Field> {
  const book = await Notebook.open(depot);
  if (!book.contents().settings.has('device'))
    await book.write([{ kind: 'settings', id: 'device', row: { device: newId(), person: null } }]);
  const call = httpCall(() => lang, newId);
  const sender = new Sender(book, call, {
    now: () => new Date(),
    later(seconds, work) {
      const timer = setTimeout(work, seconds * 1000);
      return () => clearTimeout(timer);
    },
    report: (error) => console.error(error),
  });
  return { book, call, sender, lang };
}

/** The surveyor's page: locked, then the sessions on this device, then one of them. */
export function App() {
  const [lang] = useState(language);
  const [device, setDevice] = useState<Device | 'asking' | 'none'>('asking');
  const [field, setField] = useState<Field | null>(null);
  const session = useHash();

  useEffect(() => {
    document.documentElement.lang = lang;
    Device.open().then(setDevice, () => setDevice('none'));
    // The browser may otherwise take away what is kept when the device is short of room.
    void navigator.storage?.persist?.();
  }, [lang]);

  useEffect(() => {
    if (!field) return;
    void field.sender.run();
    const online = () => void field.sender.run();
    addEventListener('online', online);
    return () => {
      removeEventListener('online', online);
      field.sender.stop();
    };
  }, [field]);

  const words = fieldMessages(lang);
  if (device === 'none') return <Notice tone="error" title={words.needsSecure} />;
  if (device === 'asking') return null;
  return (
    <main className="field-page">
      <Failing lang={lang}>
        {field ? (
          <FieldProvider field={field}>
            <SendBar />
            {session && field.book.contents().sessions.has(session) ? (
              <SessionPage key={session} id={session} />
            ) : (
              <HomePage />
            )}
          </FieldProvider>
        ) : (
          <LockPage
            device={device}
            words={words.lock}
            onOpen={async (depot) => setField(await openField(depot, lang))}
          />
        )}
      </Failing>
    </main>
  );
}
