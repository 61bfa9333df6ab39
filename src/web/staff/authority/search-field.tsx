import { useEffect, useState } from 'react';

const PAUSE_MS = 200;

interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** Searches when the typing pauses. */
export function SearchField({ id, label, hint, q, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className="filter-bar__search">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        placeholder={hint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        data-search-field
      />
    </search>
  );
}
