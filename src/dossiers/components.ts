import type { ProcedureVersion } from '../catalogue/index.ts';
import { hasBlobs } from '../documents/index.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { CommandContext } from '../ledger/index.ts';
import type { Receive } from './input.ts';
import { refusals } from './messages.ts';

/**
 * Every fault of the components at once: unknown ones, files never uploaded and, of a whole dossier, required ones that
 * are not there.
 * @throws Refusal 422 with the place of each.
 */
export async function checkComponents(
  { tx }: Pick<CommandContext, 'tx'>,
  version: ProcedureVersion,
  components: Receive['components'],
  extent: 'whole' | 'added',
): Promise<void> {
  const errors: FieldError[] = [];
  for (const [index, component] of components.entries()) {
    if (!version.components[component.no - 1]) {
      errors.push({ path: `components.${index}.no`, message: refusals.unknownComponent });
    }
  }
  if (extent === 'whole') errors.push(...missing(version, components));
  const files = components.flatMap((c, i) =>
    c.files.map((f, j) => ({ id: f.id, path: `components.${i}.files.${j}` })),
  );
  const stored = await hasBlobs(
    tx,
    files.map((f) => f.id),
  );
  for (const file of files) {
    if (!stored.has(file.id)) errors.push({ path: file.path, message: refusals.unknownFile });
  }
  if (errors.length > 0) throw new Refusal(422, 'invalid-input', refusals.invalidInput, { errors });
}

/** Required components of which nothing came. */
function missing(version: ProcedureVersion, components: Receive['components']): FieldError[] {
  const counts = new Map(components.map((c) => [c.no, c.count]));
  return version.components.flatMap((component, index) => {
    if (!component.required || (counts.get(index + 1) ?? 0) > 0) return [];
    const place = components.findIndex((c) => c.no === index + 1);
    const path = place >= 0 ? `components.${place}.count` : `components.${index}.count`;
    return [{ path, message: refusals.missingComponent(component.name) }];
  });
}
