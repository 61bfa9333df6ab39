import type { ReactNode } from 'react';
import { classes } from './tone.ts';

export type ButtonLook = 'primary' | 'secondary' | 'danger';

/** For elements that are not ours, such as react-aria-components' Button. */
export const buttonClass = (look: ButtonLook = 'primary'): string =>
  classes('button', look !== 'primary' && `button--${look}`);

interface ButtonProps {
  readonly look?: ButtonLook;
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
}

/** Sends the form that it stands in. */
export const SubmitButton = ({ look, name, value, children }: ButtonProps) => (
  <button type="submit" className={buttonClass(look)} name={name} value={value}>
    {children}
  </button>
);

interface LinkButtonProps {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}

/** A link that is the thing to do next. */
export const LinkButton = ({ href, look, children }: LinkButtonProps) => (
  <a href={href} className={buttonClass(look)}>
    {children}
  </a>
);
