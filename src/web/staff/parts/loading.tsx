import { useStaff } from '../app/staff-context.tsx';

/** Grey lines where text will be; said once to whoever cannot see them. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { words } = useStaff();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{words.loading}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <span className="skeleton__line" key={key} />
      ))}
    </div>
  );
}
