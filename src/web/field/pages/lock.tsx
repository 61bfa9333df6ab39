import { type FormEvent, useEffect, useState } from 'react';
import { buttonClass, Notice, SubmitButton, TextField } from '../../components/index.ts';
import type { FieldMessages } from '../../messages/field.ts';
import type { Device } from '../keep/device.ts';
import type { Depot } from '../keep/rows.ts';

interface LockProps {
  readonly device: Device;
  readonly words: FieldMessages['lock'];
  readonly onOpen: (depot: Depot) => Promise<void>;
}

/** Characters; four short words have more. */
const SHORTEST = 10;

/** Before anything else: the passphrase of the device, set the first time and asked for afterwards. */
export function LockPage({ device, words, onOpen }: LockProps) {
  const [locked, setLocked] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [forgotten, setForgotten] = useState(false);

  useEffect(() => {
    void device.isLocked().then(setLocked);
  }, [device]);

  async function open(passphrase: string, again: string): Promise<string | null> {
    if (!locked && passphrase.length < SHORTEST) return words.tooShort;
    if (!locked && passphrase !== again) return words.notSame;
    const depot = locked ? await device.unlock(passphrase) : await device.begin(passphrase);
    if (!depot) return words.wrong;
    await onOpen(depot);
    return null;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(await open(String(fields.get('passphrase')), String(fields.get('again'))));
    setBusy(false);
  }

  async function erase() {
    await device.erase();
    location.reload();
  }

  if (locked === null) return null;
  return (
    <div className="flow">
      <h1>{locked ? words.open : words.begin}</h1>
      <p>{locked ? words.openLead : words.beginLead}</p>
      <form className="flow" onSubmit={submit}>
        <TextField
          id="passphrase"
          name="passphrase"
          type="password"
          label={words.passphrase}
          hint={locked ? undefined : words.hint}
          error={problem ?? undefined}
          autoComplete={locked ? 'current-password' : 'new-password'}
          required
        />
        {locked ? null : (
          <TextField
            id="again"
            name="again"
            type="password"
            label={words.again}
            autoComplete="new-password"
            required
          />
        )}
        <SubmitButton>{busy ? words.busy : locked ? words.openButton : words.beginButton}</SubmitButton>
      </form>
      {locked ? (
        <details>
          <summary>{words.forgot}</summary>
          <Notice tone="warning" title={words.forgotDetail}>
            <button
              type="button"
              className={buttonClass('danger')}
              onClick={() => (forgotten ? void erase() : setForgotten(true))}
            >
              {forgotten ? words.eraseSure : words.erase}
            </button>
          </Notice>
        </details>
      ) : null}
    </div>
  );
}
