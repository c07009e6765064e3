import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Reply } from '#contract/endpoints';
import type { ApiError } from '../../api/api-error.ts';
import { session } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { endpointKey, useAction, useEndpoint } from '../../api/hooks.ts';

export interface Period {
  from: string;
  to: string;
}

export function useAccountOverview(period: Period) {
  return useEndpoint('account.overview', { query: period });
}

type Orders = Reply<'account.exports'>;

/** The lists that were asked for; asked for again every other second while one is being made. */
export function useOrders(): UseQueryResult<Orders, ApiError> {
  return useQuery<Orders, ApiError>({
    queryKey: endpointKey('account.exports'),
    queryFn: () => session.call('account.exports', []),
    refetchInterval: ({ state }) => {
      const orders = state.data?.orders ?? [];
      const underWay = orders.some((one) => one.state === 'waiting' || one.state === 'running');
      return underWay ? 2000 : false;
    },
  });
}

export function useOrder() {
  return useAction('account.order', { changes: ['account.exports'] });
}

export function useOrderFile() {
  return useDownload('account.file');
}

export function useFindCertificates() {
  return useAction('account.certificates');
}
