import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { buttonClass } from '../../components/index.ts';
import { useStaff } from '../app/staff-context.tsx';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** With a button to close at its end; a form brings its own. */
  readonly closable?: boolean;
  readonly children: ReactNode;
}

/** Open as long as it is rendered. */
export function ModalDialog({ title, onClose, closable, children }: ModalDialogProps) {
  const { words } = useStaff();
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable={closable === true}
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className="modal">
        <Dialog className="dialog dense flow">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {closable ? (
            <Button className={buttonClass('secondary')} onPress={onClose}>
              {words.close}
            </Button>
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
