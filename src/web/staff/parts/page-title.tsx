import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { serviceName } from '../app/brand.ts';
import { useStaff } from '../app/staff-context.tsx';

interface PageTitleProps {
  readonly children: string;
  readonly visually?: ReactNode;
}

/** The page's heading: names the window, and takes the focus when one has come here from another page. */
export function PageTitle({ children, visually }: PageTitleProps) {
  const { lang } = useStaff();
  const { key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${children} · ${serviceName(lang)}`;
  }, [children, lang]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival, not when the search changes
  useEffect(() => {
    if (key !== 'default') heading.current?.focus();
  }, []);

  return (
    <h1 className="page-title" ref={heading} tabIndex={-1}>
      {visually ?? children}
    </h1>
  );
}
