import { who } from '../../authority/index.ts';
import { describeTerm } from '../../catalogue/index.ts';
import { posterPdf } from '../../documents/index.ts';
import { dayOf, formatDay } from '../../kernel/time.ts';
import type { BrandKit } from '../tokens/brand.ts';
import type { Sources } from './load.ts';
import { formatMoney } from './scene.ts';

/** The poster of a procedure at an office, for its wall; null when the office does not receive it. */
export async function makePoster(
  { system, registers }: Sources,
  brand: BrandKit,
  slug: string,
  code: string,
  origin: string,
): Promise<Uint8Array | null> {
  const register = await registers.on(dayOf(system.clock.now()));
  const oneStop = [...register.oneStops.values()].find((o) => o.slug === slug);
  const version = [...register.versions.values()].find((v) => v.code === code);
  if (!oneStop || !version) return null;
  const authority = who(register.register, { procedure: code, oneStop: slug, at: register.on });
  if (authority.kind === 'gap' && authority.code === 'not-received-here') return null;
  const document = authority.chain.findLast((link) => link.document)?.document;
  // The paper may outlive the demonstration: a number that stands for none says so.
  const illustrative = document?.illustrative ? ' (số minh họa)' : '';
  const url = `${origin}/tt/${slug}/${code}`;
  return posterPdf({
    office: oneStop.name.vi,
    procedure: { name: version.name.vi, nameEn: version.name.en, code },
    decidedBy: authority.kind === 'standing' ? authority.holder.vi : authority.text.vi,
    document: document ? `${document.number} ngày ${formatDay(document.issuedOn)}${illustrative}` : '',
    timeLimit: describeTerm(version.term).vi,
    fee: version.fee.amount === 0 ? 'Không thu phí' : formatMoney(version.fee.amount, 'vi'),
    url,
    shortUrl: url.replace(/^https?:\/\//u, ''),
    day: register.on,
    colours: { brand: brand.colours.light.plate, accent: '#c8a24a' },
  });
}
