import type { Text } from '../kernel/refusal.ts';
import type { Authority, GapCode, Link } from './model.ts';
import { fingerprint } from './who.ts';

/** An answer of the register as others get it: the API, the command line, a comparison of two days. */
export interface Summary {
  /** Whether anybody may decide. */
  readonly standing: boolean;
  /** Slug of the body that decides. */
  readonly unit: string | null;
  readonly holder: Text | null;
  readonly delegated: boolean;
  readonly signers: readonly {
    readonly name: string;
    readonly title: Text;
    readonly signature: readonly string[];
    /** Signs for the head, by a recorded substitution. */
    readonly substitute: boolean;
  }[];
  readonly chain: readonly Link[];
  /** The first broken link, in words and as a code. */
  readonly refusal: Text | null;
  readonly code: GapCode | null;
  readonly fingerprint: string;
}

export const summaryOf = (authority: Authority): Summary =>
  authority.kind === 'gap'
    ? {
        standing: false,
        unit: null,
        holder: null,
        delegated: false,
        signers: [],
        chain: authority.chain,
        refusal: authority.text,
        code: authority.code,
        fingerprint: fingerprint(authority),
      }
    : {
        standing: true,
        unit: authority.unit.unit,
        holder: authority.holder,
        delegated: authority.delegated,
        signers: authority.signers.map(({ name, title, signature, substitution }) => ({
          name,
          title,
          signature,
          substitute: substitution !== null,
        })),
        chain: authority.chain,
        refusal: null,
        code: null,
        fingerprint: fingerprint(authority),
      };
