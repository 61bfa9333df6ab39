import { useEffect, useState } from 'react';
import { useStaff } from '../app/staff-context.tsx';

const PAUSE_MS = 250;

interface SearchBoxProps {
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** Searches when the typing pauses, or at once on Enter. */
export function SearchBox({ q, onSearch }: SearchBoxProps) {
  const { work: words } = useStaff().words;
  const [typed, setTyped] = useState(q);

  useEffect(() => setTyped(q), [q]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <search>
      <form
        className="work-search"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <label className="visually-hidden" htmlFor="work-search">
          {words.search}
        </label>
        <input
          id="work-search"
          className="input"
          type="search"
          placeholder={words.searchHint}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          data-search-field
        />
      </form>
    </search>
  );
}
