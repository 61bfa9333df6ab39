import { Component, type ReactNode } from 'react';
import { buttonClass, Notice } from '../../components/index.ts';
import { staffMessages } from '../../messages/staff.ts';
import { storedLang } from './language.ts';

interface Props {
  readonly children: ReactNode;
}

/** When a page breaks, or its part of the program cannot be loaded: says so, and offers to load again. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const words = staffMessages(storedLang()).failed;
    return (
      <Notice tone="error" title={words.title} level={2}>
        <p>{words.detail}</p>
        <button type="button" className={buttonClass('secondary')} onClick={() => location.reload()}>
          {words.reload}
        </button>
      </Notice>
    );
  }
}
