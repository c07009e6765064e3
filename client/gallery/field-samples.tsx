import { useState } from 'react';
import { DateField } from '../ui/date-field.tsx';
import { DurationField } from '../ui/duration-field.tsx';
import { FileDropZone } from '../ui/file-drop-zone.tsx';
import { LongTextField } from '../ui/long-text-field.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TimeField } from '../ui/time-field.tsx';

export function FieldSamples() {
  const [text, setText] = useState('Helsepedagogikk');
  const [date, setDate] = useState('2025-02-06');
  const [time, setTime] = useState('09:00');
  const [minutes, setMinutes] = useState<number | ''>(90);
  const [unit, setUnit] = useState<'60' | '45'>('45');
  const [note, setNote] = useState('');
  return (
    <div style={{ display: 'grid', gap: '1rem', maxWidth: '40rem' }}>
      <TextField
        label="Tittel"
        value={text}
        onChange={setText}
        required
        hint="Står på kursbeviset"
      />
      <TextField label="Sted" value="" onChange={setText} error="Skriv hvor dagen holdes." />
      <DateField label="Dato" value={date} onChange={setDate} />
      <TimeField label="Fra" value={time} onChange={setTime} />
      <DurationField label="Ekstraarbeid" value={minutes} onChange={setMinutes} />
      <SelectField
        label="Timelengde"
        value={unit}
        onChange={setUnit}
        required
        hint="Noen forbund regner i timer på 45 minutter"
        options={[
          { value: '60', label: '60 minutter' },
          { value: '45', label: '45 minutter' },
        ]}
      />
      <LongTextField
        label="Begrunnelse"
        value={note}
        onChange={setNote}
        hint="Sees av deltakeren"
      />
      <FileDropZone
        label="Dra møterapporten hit, eller velg en fil"
        hint="CSV fra Teams eller Zoom"
        accept={['.csv']}
        maxSize={5_000_000}
        onFiles={() => undefined}
      />
      <SaveBar state="dirty" onSave={() => undefined} onDiscard={() => undefined} />
      <SaveBar state="saved" onSave={() => undefined} />
      <SaveBar state="failed" error={null} onSave={() => undefined} />
    </div>
  );
}
