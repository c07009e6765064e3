import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useNotify } from '../ui/notices.tsx';

export function DialogSamples() {
  const [open, setOpen] = useState(false);
  const notify = useNotify();
  return (
    <p className="kd-actions">
      <Button onClick={() => setOpen(true)}>Avlys dagen</Button>
      <Button onClick={() => notify('done', 'Oppmøtet er lagret.')}>Melding</Button>
      <Button onClick={() => notify('failed', 'Oppmøtet ble ikke lagret. Prøv igjen.')}>
        Feil
      </Button>
      <ConfirmDialog
        open={open}
        title="Avlyse dag 3?"
        confirmLabel="Avlys dagen"
        danger
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <p>Dagen teller ikke lenger med. Kravet regnes på nytt for alle 24 deltakere.</p>
      </ConfirmDialog>
    </p>
  );
}
