import { SaxesParser } from 'saxes';
import { Unreadable } from './messages.ts';

/** Names come without their prefix: programs choose it freely. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

export type Attributes = Readonly<Record<string, string | undefined>>;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute whose prefix may be any: `w:val`, `r:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (local(key) === name) return attributes[key];
  return undefined;
}

/** Walks once through a part. Office files have no document type, so one is refused like any other mistake. */
export function walkXml(source: string, reader: XmlReader): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const refuse = (): never => {
    throw new Unreadable('damaged');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', (tag) => reader.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => reader.close?.(local(tag.name)));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.write(source).close();
}
