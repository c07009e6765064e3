import { useId } from 'react';
import { Button } from '@instructure/ui-buttons';
import { useTexts } from '../../i18n/use-texts.ts';
import { TextField } from '../../ui/text-field.tsx';

interface Membership {
  body: string;
  memberNumber: string;
}

interface Props {
  /** Bodies that have approved the course, offered while typing. */
  bodies: readonly string[];
  value: readonly Membership[];
  onChange: (value: Membership[]) => void;
}

/** Professional bodies and member numbers: as many as a person wants to tell of. */
export function Memberships({ bodies, value, onChange }: Props) {
  const { t } = useTexts('privacy');
  const listId = useId();
  const change = (index: number, part: Partial<Membership>) =>
    onChange(value.map((one, i) => (i === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="kd-memberships">
      <legend>{t('details.memberships')}</legend>
      <p className="kd-hint">{t('details.membershipsHint')}</p>
      <datalist id={listId}>
        {bodies.map((body) => (
          <option key={body} value={body} />
        ))}
      </datalist>
      {value.map((membership, index) => (
        <div className="kd-membership" key={index}>
          <label>
            {t('details.body')}
            <input
              className="kd-input"
              list={listId}
              maxLength={200}
              value={membership.body}
              onChange={(event) => change(index, { body: event.target.value })}
            />
          </label>
          <TextField
            label={t('details.memberNumber')}
            value={membership.memberNumber}
            onChange={(memberNumber) => change(index, { memberNumber })}
          />
          <Button onClick={() => onChange(value.filter((_one, i) => i !== index))}>
            {t('details.removeBody')}
          </Button>
        </div>
      ))}
      {value.length < 10 && (
        <Button onClick={() => onChange([...value, { body: '', memberNumber: '' }])}>
          {t('details.addBody')}
        </Button>
      )}
    </fieldset>
  );
}
