import { DataTable } from '../../components/index.ts';
import type { Scene } from '../scene.ts';
import type { ComponentItem } from '../view.ts';

interface ComponentsTableProps {
  readonly components: readonly ComponentItem[];
  readonly caption: string;
  readonly scene: Scene;
}

/** The papers of a dossier: what, of which kind, how many, and whether they must be there. */
export function ComponentsTable({ components, caption, scene }: ComponentsTableProps) {
  const words = scene.t.procedure;
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={components}
      rowKey={(_, index) => String(index)}
      columns={[
        { key: 'name', label: words.component.name, cell: ({ name }) => name },
        { key: 'kind', label: words.component.kind, cell: ({ kind }) => words.kinds[kind] },
        { key: 'count', label: words.component.count, cell: ({ count }) => words.copies(count) },
        {
          key: 'required',
          label: words.component.required,
          cell: ({ required }) => (required ? words.yes : words.ifApplicable),
        },
      ]}
    />
  );
}
