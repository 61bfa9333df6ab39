import { type ChangeEvent, useEffect, useState } from 'react';
import { buttonClass, Notice, StatusTag } from '../../components/index.ts';
import { MOST_BYTES, newFile, whereabouts } from '../keep/new-file.ts';
import type { Change, KeptFile } from '../keep/rows.ts';
import { useField } from '../use-field.tsx';

interface PhotographsProps {
  readonly session: string;
  readonly item: string;
  readonly kind: 'photograph' | 'document';
  /** The files that are the answer; without it, those that go along with an answer. */
  readonly ids?: readonly string[];
  /** Keeps the files and the answer that names them in one write. */
  readonly onIds?: (ids: readonly string[], also: readonly Change[]) => Promise<void>;
}

const PLACE = 'motcua.place';

/** Photographs or documents of an item: kept on the device first, sent when there is a network. */
export function Photographs({ session, item, kind, ids, onIds }: PhotographsProps) {
  const { book, contents, sender, words } = useField();
  const [problem, setProblem] = useState<string | null>(null);
  const [withPlace, setWithPlace] = useState(() => localStorage.getItem(PLACE) === 'yes');
  const mine = [...contents.files].filter(([, file]) => file.session === session && file.item === item);
  const shown = ids ? mine.filter(([id]) => ids.includes(id)) : mine;
  const elsewhere = ids ? ids.length - shown.length : 0;

  async function keep(files: readonly File[]) {
    const place = kind === 'photograph' && withPlace ? await whereabouts() : null;
    const changes: Change[] = [];
    const fresh: string[] = [];
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        setProblem(words.files.tooLarge(file.name));
        continue;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { name, type } = file;
      const kept = await newFile({ session, item, kind, name: name.normalize('NFC'), type, place, bytes });
      changes.push(...kept.changes);
      fresh.push(kept.id);
    }
    if (fresh.length === 0) return;
    if (onIds) await onIds([...(ids ?? []), ...fresh], changes);
    else await book.write(changes);
    sender.soon();
  }

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])];
    // The same photograph may be chosen again after it was taken away.
    event.target.value = '';
    setProblem(null);
    try {
      await keep(files);
    } catch {
      setProblem(words.session.notKept);
    }
  }

  async function drop(id: string, { sending }: KeptFile) {
    const rows: Change[] =
      sending.state === 'saved'
        ? [
            { kind: 'files', id, row: null },
            { kind: 'bytes', id, row: null },
          ]
        : [];
    if (onIds)
      await onIds(
        (ids ?? []).filter((other) => other !== id),
        rows,
      );
    else await book.write(rows);
  }

  const photographs = kind === 'photograph';
  return (
    <div className="photographs">
      {problem ? <Notice tone="error" title={problem} /> : null}
      <ul className="plain-list photographs__list">
        {shown.map(([id, file]) => (
          <li key={id} className="photograph">
            <Thumbnail id={id} file={file} />
            <FileState file={file} />
            {onIds || file.sending.state === 'saved' ? (
              <button
                type="button"
                className="plain-button"
                aria-label={`${words.files.remove}: ${file.name}`}
                onClick={() => void drop(id, file)}
              >
                {words.files.remove}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {elsewhere > 0 ? <p className="small muted">{words.files.elsewhere(elsewhere)}</p> : null}
      <label className={`${buttonClass('secondary')} file-button`}>
        {photographs ? words.files.take : words.files.choose}
        <input
          type="file"
          className="visually-hidden"
          accept={photographs ? 'image/jpeg,image/png,image/webp' : '.pdf,.docx,.xlsx,image/*'}
          {...(photographs ? { capture: 'environment' as const } : {})}
          multiple
          onChange={take}
        />
      </label>
      {photographs ? (
        <label className="choice small">
          <input
            type="checkbox"
            checked={withPlace}
            onChange={(event) => {
              setWithPlace(event.target.checked);
              localStorage.setItem(PLACE, event.target.checked ? 'yes' : 'no');
            }}
          />
          <span>{words.files.withPlace}</span>
        </label>
      ) : null}
    </div>
  );
}

function FileState({ file: { sending } }: { readonly file: KeptFile }) {
  const { words } = useField();
  if (sending.state === 'refused')
    return <StatusTag tone="error">{words.session.refused(sending.why)}</StatusTag>;
  return (
    <StatusTag tone={sending.state === 'saved' ? 'info' : 'success'}>
      {words.session.state[sending.state]}
    </StatusTag>
  );
}

function Thumbnail({ id, file }: { readonly id: string; readonly file: KeptFile }) {
  const { book } = useField();
  const [url, setUrl] = useState<string | null>(null);
  const { type } = file;

  useEffect(() => {
    if (!type.startsWith('image/')) return;
    let made: string | null = null;
    let gone = false;
    void book.bytes(id).then((bytes) => {
      if (!bytes || gone) return;
      made = URL.createObjectURL(new Blob([bytes], { type }));
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [book, id, type]);

  return url ? <img className="photograph__image" src={url} alt={file.name} /> : <span>{file.name}</span>;
}
