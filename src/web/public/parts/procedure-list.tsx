import { paths } from '../paths.ts';
import type { Scene } from '../scene.ts';
import type { ProcedureItem } from '../view.ts';

/** Procedures by name, with what tells them apart below it. */
export const ProcedureList = ({ items, scene }: { items: readonly ProcedureItem[]; scene: Scene }) => (
  <ul className="procedure-list plain-list">
    {items.map((item) => (
      <li key={`${item.office?.slug ?? ''} ${item.code}`}>
        <a href={scene.href(paths.procedure(item.code, item.office?.slug ?? null))}>{item.name}</a>
        <ul className="meta plain-list">
          <li>{item.field}</li>
          <li>{item.term}</li>
          {item.office ? <li>{item.office.name}</li> : null}
          <li className="num nowrap">{item.code}</li>
        </ul>
      </li>
    ))}
  </ul>
);
