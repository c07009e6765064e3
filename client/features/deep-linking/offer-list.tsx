import type { LinkOffer } from '#contract/deep-linking';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

interface Props {
  offers: readonly LinkOffer[];
  keyOf: (offer: LinkOffer) => string;
  chosen: ReadonlySet<string>;
  /** Boxes to tick where Canvas takes several, otherwise one of all. */
  several: boolean;
  faulty: boolean;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What can be placed: each link by the name that it gets in Canvas, with what it opens. */
export function OfferList({ offers, keyOf, chosen, several, faulty, onChoose }: Props) {
  const { t, locale } = useTexts('deep-linking');
  const toggle = (key: string, on: boolean) => {
    if (!several) onChoose(new Set([key]));
    else onChoose(new Set(on ? [...chosen, key] : [...chosen].filter((one) => one !== key)));
  };
  return (
    <fieldset className="kd-offers" data-faulty={faulty}>
      <legend>{t('which')}</legend>
      {offers.map((offer) => {
        const key = keyOf(offer);
        return (
          <label key={key} className="kd-offer">
            <input
              type={several ? 'checkbox' : 'radio'}
              name="offer"
              checked={chosen.has(key)}
              onChange={({ target }) => toggle(key, target.checked)}
            />
            <span>
              <strong>{offer.title}</strong>
              <span className="kd-offer-text">
                {offer.date === null ? '' : `${formatDate(offer.date, locale)}. `}
                {t(`opens.${offer.kind}`)}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
