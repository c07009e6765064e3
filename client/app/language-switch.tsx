import { useId } from 'react';
import type { Locale } from '#contract/roles';
import { session } from '../api/call.ts';
import { useAction } from '../api/hooks.ts';
import { changeTexts } from '../i18n/start.ts';
import { useTexts } from '../i18n/use-texts.ts';

const names: Record<Locale, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };
const locales = Object.keys(names) as Locale[];

/** Changes the language of the whole tool, and remembers it for this person. */
export function LanguageSwitch() {
  const { t, locale } = useTexts('app');
  const id = useId();
  const setLocale = useAction('session.setLocale', {
    onDone: (me, client) => {
      session.setMe(me);
      void changeTexts(me.locale).then(() => client.invalidateQueries());
    },
  });
  return (
    <div className="kd-language">
      <label htmlFor={id}>{t('language.label')}</label>
      <select
        id={id}
        value={setLocale.isPending ? setLocale.variables.body.locale : locale}
        onChange={(event) => setLocale.mutate({ body: { locale: event.target.value as Locale } })}
      >
        {locales.map((one) => (
          <option key={one} value={one} lang={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
