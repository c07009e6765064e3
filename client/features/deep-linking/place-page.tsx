import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { LinkOffer } from '#contract/deep-linking';
import type { Answer } from '../../api/session.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './deep-linking.css';
import { OfferList } from './offer-list.tsx';
import { useOffers, usePlacing } from './queries.ts';

/** Inside a picker of Canvas: the course leader chooses which links to place. */
export default function PlacePage() {
  const { t } = useTexts('deep-linking');
  const { requestId = '' } = useParams();
  const offers = useOffers(requestId);
  return (
    <>
      <PageHeading>{t('title')}</PageHeading>
      <LoadState of={offers}>
        {(data) =>
          data.offers.length === 0 ? (
            <p className="kd-prose">{t('notSetUp')}</p>
          ) : (
            <Choosing requestId={requestId} asked={data} />
          )
        }
      </LoadState>
    </>
  );
}

/** Names an offer within one list. */
const keyOf = ({ kind, dayId }: LinkOffer) => `${kind}:${dayId ?? ''}`;

interface Props {
  requestId: string;
  asked: Answer<'deep-linking.offers'>;
}

function Choosing({ requestId, asked: { offers, several, assignment } }: Props) {
  const { t } = useTexts('deep-linking');
  const placing = usePlacing(requestId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const missing = tried && chosen.size === 0;
  const submit = () => {
    setTried(true);
    const choices = offers
      .filter((one) => chosen.has(keyOf(one)))
      .map(({ kind, dayId }) => ({ kind, dayId }));
    if (choices.length > 0) placing.place(choices);
  };
  const busy = placing.isPending || placing.isSuccess;
  return (
    <form
      className="kd-placing"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <p className="kd-prose">{t(several ? 'leadSeveral' : 'leadOne')}</p>
      <OfferList
        offers={offers}
        keyOf={keyOf}
        chosen={chosen}
        several={several}
        faulty={missing}
        onChoose={setChosen}
      />
      {assignment && <p className="kd-placing-note">{t('assignment')}</p>}
      <p className="kd-placing-note">{t('unpublished')}</p>
      <p role="alert" className="kd-placing-fault">
        {missing && t('chooseOne')}
      </p>
      <div role="alert">
        {placing.error !== null && (
          <Alert variant="error">
            <ErrorSentence error={placing.error} />
          </Alert>
        )}
      </div>
      <Button type="submit" color="primary" interaction={busy ? 'disabled' : 'enabled'}>
        {chosen.size > 1 ? t('place', { count: chosen.size }) : t('place', { count: 1 })}
      </Button>
    </form>
  );
}
