import { type KeyboardEvent, useEffect, useState } from 'react';
import { addDays, type Day, formatDay } from '../../../kernel/time.ts';
import { TextField } from '../../components/index.ts';
import { useStaff } from '../app/staff-context.tsx';
import { typedDay } from '../typed-moment.ts';

interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: string;
  readonly error?: string | undefined;
  readonly day: Day | null;
  readonly onDay: (day: Day | null) => void;
}

/** A day as it is written in the office. Taken on Enter or on leaving the field; the arrows go by a day. */
export function DayField({ id, label, hint, optional, error, day, onDay }: DayFieldProps) {
  const words = useStaff().words.authority;
  const [typed, setTyped] = useState(day ? formatDay(day) : '');
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(day ? formatDay(day) : '');
    setWrong(false);
  }, [day]);

  function take(next: Day | null) {
    setWrong(next === null && typed.trim() !== '');
    if (next !== day && (next !== null || typed.trim() === '')) onDay(next);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const read = typedDay(typed);
    if (event.key === 'Enter') take(read);
    else if (read && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      take(addDays(read, event.key === 'ArrowUp' ? 1 : -1));
    }
  }
  return (
    <TextField
      id={id}
      label={label}
      hint={hint}
      optional={optional}
      error={wrong ? words.dayWrong : error}
      code
      inputMode="numeric"
      autoComplete="off"
      size={11}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => take(typedDay(typed))}
      onKeyDown={onKeyDown}
    />
  );
}
