import { type DragEvent, useRef, useState } from 'react';
import { buttonClass, Notice } from '../../components/index.ts';
import type { StoredFile } from '../api/types.ts';
import { useStaff } from '../app/staff-context.tsx';

/** The server's own limit; asked here first so that nobody waits for an upload that will be refused. */
const MOST_BYTES = 20 * 1024 * 1024;
const accepted = 'application/pdf,image/jpeg,image/png,image/webp,.docx,.xlsx';

interface Refused {
  readonly name: string;
  readonly why: string;
}

interface PaperFilesProps {
  readonly id: string;
  readonly paper: string;
  readonly files: readonly StoredFile[];
  readonly onAdd: (file: StoredFile) => void;
  readonly onRemove: (id: string) => void;
}

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} kB`;

export function PaperFiles({ id, paper, files, onAdd, onRemove }: PaperFilesProps) {
  const { words: all, client } = useStaff();
  const words = all.intake.papers;
  const [uploading, setUploading] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  async function upload(chosen: readonly File[]) {
    setRefused([]);
    for (const file of chosen) {
      const refuse = (why: string) => setRefused((last) => [...last, { name: file.name, why }]);
      if (file.size > MOST_BYTES) {
        refuse(words.tooLarge);
        continue;
      }
      setUploading((last) => [...last, file.name]);
      const answer = await client.upload(file);
      setUploading((last) => last.filter((name) => name !== file.name));
      if (answer.ok) onAdd({ ...answer.value, name: file.name.normalize('NFC') });
      else refuse([answer.problem.title, answer.problem.detail].filter(Boolean).join(' '));
    }
  }

  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is for everyone
    <div
      className="drop-zone"
      data-drop-target={over || undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void upload([...event.dataTransfer.files]);
      }}
    >
      {files.length > 0 ? (
        <ul className="plain-list file-list">
          {files.map(({ id: fileId, name, size }) => (
            <li key={fileId}>
              <span>{name}</span> <span className="muted small num">{kilobytes(size)}</span>
              <button
                type="button"
                className="file-list__remove"
                aria-label={words.remove(name)}
                onClick={() => onRemove(fileId)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="button-row">
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={accepted}
          onChange={({ target }) => {
            void upload([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <button
          type="button"
          id={id}
          className={buttonClass('secondary')}
          aria-label={words.attachTo(paper)}
          onClick={() => picker.current?.click()}
        >
          {words.attach}
        </button>
        <span className="muted small drop-zone__hint">{words.drop}</span>
      </div>
      <div role="status" className="small">
        {uploading.length > 0 ? words.uploading(uploading.join(', ')) : ''}
      </div>
      {refused.length > 0 ? (
        <div role="alert">
          <Notice tone="error" title={words.refused}>
            <ul>
              {refused.map(({ name, why }) => (
                <li key={name}>
                  <strong>{name}</strong>: {why}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
    </div>
  );
}
