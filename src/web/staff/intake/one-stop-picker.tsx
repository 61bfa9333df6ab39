import type { OneStop } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

interface OneStopPickerProps {
  readonly oneStops: readonly OneStop[];
  readonly chosen: string;
  readonly onChoose: (slug: string) => void;
}

/** Names the one-stop; a choice only for whoever works at several. */
export function OneStopPicker({ oneStops, chosen, onChoose }: OneStopPickerProps) {
  const { words } = useStaff();
  const text = useText();
  const [only] = oneStops;
  if (oneStops.length === 1 && only) return <p className="muted">{text(only.name)}</p>;
  return (
    <label className="one-stop-picker">
      <span className="small muted">{words.intake.oneStop}</span>
      <select className="input" value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {oneStops.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {text(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
