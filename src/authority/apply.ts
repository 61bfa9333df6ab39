import { Refusal } from '../kernel/refusal.ts';
import { delegate } from './apply-delegation.ts';
import { enterDocument, extend, repeal, replace, suspend } from './apply-documents.ts';
import { endSubstitution, substitute } from './apply-substitution.ts';
import type { Change } from './change.ts';
import { changeText } from './change-messages.ts';
import { Faults } from './faults.ts';
import type { Register } from './register.ts';
import { reorganise } from './reorganise.ts';
import { finish, type Working, workOn } from './working.ts';

/**
 * The register after changes, made in their order: the second sees what the first did. The register that was given
 * stays as it was; entries that no change touches are the same objects in both, and so are whole lists.
 * @throws Refusal 422 `change-invalid` with every fault of the first change that has any; `path` names its place:
 *   `changes.0.rows.3.procedure`.
 */
export function applyChanges(register: Register, changes: readonly Change[]): Register {
  const working = workOn(register);
  for (const [index, change] of changes.entries()) {
    const faults = new Faults(`changes.${index}`);
    apply(working, change, faults);
    if (faults.none) continue;
    const { errors } = faults;
    throw new Refusal(422, 'change-invalid', changeText.invalid(index + 1, errors.length), {
      mend: changeText.mend,
      errors,
    });
  }
  return finish(working, register);
}

function apply(working: Working, change: Change, faults: Faults): void {
  switch (change.kind) {
    case 'document':
      enterDocument(working, change, faults);
      break;
    case 'delegate':
      delegate(working, change, faults);
      break;
    case 'repeal':
      repeal(working, change, faults);
      break;
    case 'suspend':
      suspend(working, change, faults);
      break;
    case 'extend':
      extend(working, change, faults);
      break;
    case 'replace':
      replace(working, change, faults);
      break;
    case 'substitute':
      substitute(working, change, faults);
      break;
    case 'end-substitution':
      endSubstitution(working, change, faults);
      break;
    case 'reorganise':
      reorganise(working, change, faults);
      break;
  }
}
