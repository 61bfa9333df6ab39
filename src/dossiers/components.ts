import type { Component, ProcedureVersion } from '../catalogue/index.ts';
import { hasBlobs } from '../documents/index.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { CommandContext } from '../ledger/index.ts';
import type { Receive } from './input.ts';
import { refusals } from './messages.ts';

type Brought = Receive['components'];
/** A whole dossier must have what is required; what is added to one need not. */
type Extent = 'whole' | 'added';

/** As `refuseFaulty`, once it is known which files are there. */
export async function checkComponents(
  { tx }: Pick<CommandContext, 'tx'>,
  version: Pick<ProcedureVersion, 'components'>,
  brought: Brought,
  extent: Extent,
  under = '',
): Promise<void> {
  const ids = brought.flatMap(({ files }) => files.map(({ id }) => id));
  const stored = ids.length > 0 ? await hasBlobs(tx, ids) : new Set<string>();
  refuseFaulty(version.components, brought, new Set(ids.filter((id) => !stored.has(id))), extent, under);
}

/**
 * Every fault of the components at once: unknown ones, required ones not there, files never uploaded.
 * @param under what stands before each place: `parts.1.` for a part of an interlinked dossier.
 * @throws Refusal 422 with the place of each.
 */
export function refuseFaulty(
  wanted: readonly Component[],
  brought: Brought,
  unknownFiles: ReadonlySet<string>,
  extent: Extent,
  under = '',
): void {
  const errors: FieldError[] = [
    ...unknown(wanted, brought),
    ...(extent === 'whole' ? missing(wanted, brought) : []),
    ...neverUploaded(brought, unknownFiles),
  ];
  if (errors.length === 0) return;
  throw new Refusal(422, 'invalid-input', refusals.invalidInput, {
    errors: errors.map(({ path, message }) => ({ path: `${under}${path}`, message })),
  });
}

const unknown = (wanted: readonly Component[], brought: Brought): FieldError[] =>
  brought.flatMap(({ no }, index) =>
    wanted[no - 1] ? [] : [{ path: `components.${index}.no`, message: refusals.unknownComponent }],
  );

function missing(wanted: readonly Component[], brought: Brought): FieldError[] {
  return wanted.flatMap((component, index) => {
    const place = brought.findIndex(({ no }) => no === index + 1);
    if (!component.required || (brought[place]?.count ?? 0) > 0) return [];
    const path = `components.${place >= 0 ? place : index}.count`;
    return [{ path, message: refusals.missingComponent(component.name) }];
  });
}

const neverUploaded = (brought: Brought, unknownFiles: ReadonlySet<string>): FieldError[] =>
  brought.flatMap(({ files }, index) =>
    files.flatMap(({ id }, no) =>
      unknownFiles.has(id)
        ? [{ path: `components.${index}.files.${no}`, message: refusals.unknownFile }]
        : [],
    ),
  );
