import { readCode } from './codes.ts';
import { findings } from './messages.ts';
import type { Finding } from './model.ts';
import { ALIKE, type Procedure, type ProcedureIndex } from './procedures.ts';

export interface Matched {
  readonly procedure: Procedure | null;
  readonly findings: readonly Finding[];
}

/** Names less alike than this have nothing to do with each other. */
const UNLIKE = 0.5;

/**
 * The procedure that a row is about. The code says it; the name bears it out, contradicts it, or stands in for a
 * code that is missing. A code that nobody knows is never replaced by the name: it may be the newer of the two.
 */
export function matchProcedure(written: string, name: string, known: ProcedureIndex): Matched {
  const read = readCode(written);
  if (read.kind === 'none') return byName(name, known);
  const procedure = read.kind === 'unreadable' ? undefined : known.byCode(read.code);
  if (read.kind === 'unreadable' || !procedure) {
    return { procedure: null, findings: [findings.codeUnknown(written, candidates(name, known))] };
  }
  const alike = name === '' ? null : known.likeness(procedure, name);
  const found: Finding[] = [];
  if (read.kind === 'repaired') {
    const guessed = read.zeros && (alike ?? 0) < ALIKE;
    found.push(findings.codeRepaired(written, read.code, guessed));
  }
  if (alike !== null && alike < 1) {
    const meant = known.byName(name);
    const others = meant.includes(procedure) ? [] : meant;
    const contradicts = others.length > 0 || alike < UNLIKE;
    found.push(findings.nameDiffers(contradicts ? 'error' : 'warning', name, procedure, others));
  }
  return { procedure, findings: found };
}

const candidates = (name: string, known: ProcedureIndex): readonly Procedure[] =>
  name === '' ? [] : known.byName(name);

function byName(name: string, known: ProcedureIndex): Matched {
  const meant = candidates(name, known);
  return meant.length === 1
    ? { procedure: meant[0]!, findings: [findings.foundByName(name, meant[0]!)] }
    : { procedure: null, findings: [findings.codeMissing(name, meant)] };
}
