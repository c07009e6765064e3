import { FileDrop } from '@instructure/ui-file-drop';
import { IconUploadLine } from '@instructure/ui-icons';
import { useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import './file-drop-zone.css';

interface Props {
  /** "Dra møterapporten hit, eller velg en fil". */
  label: string;
  hint?: string;
  /** File name endings, ['.csv', '.txt']. */
  accept: readonly string[];
  /** Bytes. */
  maxSize: number;
  multiple?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, which is also a button to choose them. */
export function FileDropZone(props: Props) {
  const {
    label,
    hint,
    accept,
    maxSize,
    multiple = false,
    disabled = false,
    error,
    onFiles,
  } = props;
  const { t, locale } = useTexts('ui');
  const [refused, setRefused] = useState<string | null>(null);
  const problem = refused ?? error;
  return (
    <FileDrop
      accept={[...accept]}
      maxSize={maxSize}
      shouldAllowMultiple={multiple}
      shouldAllowRepeats
      interaction={disabled ? 'disabled' : 'enabled'}
      messages={[
        ...(problem === undefined ? [] : [{ type: 'newError' as const, text: problem }]),
        ...(hint === undefined ? [] : [{ type: 'hint' as const, text: hint }]),
      ]}
      onDropAccepted={(files) => {
        setRefused(null);
        onFiles(Array.from(files).filter((file) => file instanceof File));
      }}
      onDropRejected={() => {
        const size = formatNumber(Math.floor(maxSize / 1_000_000), locale);
        setRefused(t('drop.refused', { endings: accept.join(', '), size }));
      }}
      renderLabel={
        <span className="kd-drop">
          <IconUploadLine aria-hidden="true" size="small" />
          <span>{label}</span>
        </span>
      }
    />
  );
}
