import { useState } from 'react';
import { ModalDialog } from '../parts/modal-dialog.tsx';
import { setSingleKeys, singleKeysOn } from './shortcuts.ts';
import { useStaff } from './staff-context.tsx';

export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { shortcuts: words } = useStaff().words;
  const [single, setSingle] = useState(singleKeysOn);
  const rows: readonly (readonly [string, string])[] = [
    ['Alt + N', words.newDossier],
    ['Alt + L', words.workList],
    ['/', words.search],
    ['Ctrl + Enter', words.submit],
    ['J  K  ↑ ↓', words.arrows],
    ['Enter', words.open],
    ['Space', words.select],
    ['?', words.help],
    ['Esc', words.escape],
  ];
  return (
    <ModalDialog title={words.title} onClose={onClose} closable>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{words.keys}</th>
            <th scope="col">{words.does}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, does]) => (
            <tr key={keys}>
              <td className="nowrap">
                <kbd>{keys}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="choice">
        <input
          type="checkbox"
          checked={single}
          onChange={({ target }) => {
            setSingle(target.checked);
            setSingleKeys(target.checked);
          }}
        />
        <span>{words.single}</span>
      </label>
    </ModalDialog>
  );
}
