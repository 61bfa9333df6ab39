import { type KeyboardEvent, useState } from 'react';
import { Field } from '../../components/index.ts';
import { useStaff } from '../app/staff-context.tsx';
import { type Fault, type IdentityCard, readIdentityCard } from '../identity-card.ts';

interface CardScannerProps {
  readonly onCard: (card: IdentityCard) => void;
}

/**
 * One field into which a keyboard-wedge scanner types. Most end with Enter, some do not: a text that already
 * reads whole is taken as it stands, and only Enter or leaving the field complains of one that does not.
 */
export function CardScanner({ onCard }: CardScannerProps) {
  const words = useStaff().words.intake;
  const [typed, setTyped] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [name, setName] = useState<string | null>(null);

  function take(text: string, final: boolean) {
    const reading = readIdentityCard(text);
    if (reading.ok) {
      setFaults([]);
      setName(reading.card.fullName);
      onCard(reading.card);
    } else if (final) {
      setName(null);
      setFaults(text.trim() === '' ? [] : reading.faults);
    }
    return reading.ok;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!take(typed, true)) return;
    setTyped('');
    document.getElementById('applicant-phone')?.focus();
  }

  const error = faults.length > 0 ? faults.map((fault) => words.faults[fault]).join(' ') : undefined;
  return (
    <div className="card-scanner">
      <Field
        id="card-scan"
        label={words.applicant.scan}
        hint={words.applicant.scanHint}
        error={error && `${words.faults.title}. ${error} ${words.faults.kept}`}
      >
        {(control) => (
          <input
            {...control}
            className="input input--code"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => {
              setTyped(target.value);
              take(target.value, false);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => take(typed, true)}
          />
        )}
      </Field>
      <p role="status" className="card-scanner__done">
        {name ? words.applicant.scanned(name) : ''}
      </p>
    </div>
  );
}
