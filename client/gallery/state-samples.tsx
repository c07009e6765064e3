import { DraftOffer } from '../ui/draft-offer.tsx';
import { LoadState } from '../ui/load-state.tsx';

const query = { data: undefined, error: null, isFetching: false, refetch: () => undefined };
const refused = Object.assign(new Error('Dagen er avlyst. Velg en annen dag.'), { code: 'X' });
const offline = Object.assign(new Error(''), { code: 'OFFLINE' });

export function StateSamples() {
  return (
    <>
      <LoadState of={query}>{() => null}</LoadState>
      <LoadState of={{ ...query, error: refused }}>{() => null}</LoadState>
      <LoadState of={{ ...query, error: offline }}>{() => null}</LoadState>
      <LoadState
        of={{ ...query, data: [] }}
        isEmpty={(data) => data.length === 0}
        empty={<p>Ingen deltakere ennå. Hent listen fra Canvas.</p>}
      >
        {() => null}
      </LoadState>
      <DraftOffer
        savedAt="2025-02-06T08:12:00Z"
        timeZone="Europe/Oslo"
        onTake={() => undefined}
        onDrop={() => undefined}
      />
    </>
  );
}
