import { type PointerEvent, useRef, useState } from 'react';
import { buttonClass } from '../../components/index.ts';
import { newFile } from '../keep/new-file.ts';
import type { Change } from '../keep/rows.ts';
import { useField } from '../use-field.tsx';
import { Photographs } from './photographs.tsx';

interface SignatureProps {
  readonly session: string;
  readonly item: string;
  readonly ids: readonly string[];
  readonly onIds: (ids: readonly string[] | null, also?: readonly Change[]) => Promise<void>;
}

/** A signature drawn with a finger; it is kept as a picture, like a photograph. */
export function Signature({ session, item, ids, onIds }: SignatureProps) {
  const { words } = useField();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);

  function at(event: PointerEvent<HTMLCanvasElement>): [number, number] {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const { width: w, height: h } = event.currentTarget;
    return [((event.clientX - left) * w) / width, ((event.clientY - top) * h) / height];
  }

  function draw(event: PointerEvent<HTMLCanvasElement>, begin: boolean) {
    const pen = event.currentTarget.getContext('2d');
    if (!pen || (!begin && event.buttons === 0)) return;
    if (begin) {
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.lineWidth = 3;
      pen.lineCap = 'round';
      pen.moveTo(...at(event));
      return;
    }
    pen.lineTo(...at(event));
    pen.stroke();
    setDrawn(true);
  }

  function clear() {
    canvas.current?.getContext('2d')?.clearRect(0, 0, canvas.current.width, canvas.current.height);
    setDrawn(false);
  }

  async function keep() {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, 'image/png'));
    if (!blob) return;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const about = { session, item, kind: 'photograph', name: 'chu-ky.png', type: 'image/png' } as const;
    const { id, changes } = await newFile({ ...about, place: null, bytes });
    await onIds([id], changes);
    clear();
  }

  if (ids.length > 0)
    return (
      <Photographs
        session={session}
        item={item}
        kind="photograph"
        ids={ids}
        onIds={(left, also) => onIds(left.length > 0 ? left : null, also)}
      />
    );
  return (
    <div>
      <p className="muted small" id={`sign-${item}`}>
        {words.files.signature}
      </p>
      <canvas
        ref={canvas}
        className="signature"
        width={600}
        height={200}
        aria-labelledby={`sign-${item}`}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      {drawn ? (
        <p className="button-row">
          <button type="button" className={buttonClass()} onClick={() => void keep()}>
            {words.files.keep}
          </button>
          <button type="button" className={buttonClass('secondary')} onClick={clear}>
            {words.files.clear}
          </button>
        </p>
      ) : null}
    </div>
  );
}
