import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * One page of a list, with the links to the others in a `Link` header
 * (Canvas: `Api.paginate` and `Api.jsonapi_paginate`).
 * @param long makes every link longer than 2 000 characters.
 */
export function paginate<T>(
  request: Request,
  response: Response,
  all: readonly T[],
  options: { url: string; perPage: number; maxPerPage: number; long: boolean },
): T[] {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) {
    if (typeof value === 'string') query.set(name, value);
  }
  const wanted = Number(query.get('limit') ?? query.get('per_page') ?? options.perPage);
  const perPage = Math.min(wanted > 0 ? wanted : options.perPage, options.maxPerPage);
  const page = Math.max(1, Number((query.get('page') ?? '1').split('~')[0]) || 1);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  query.delete('limit');
  const link = (number: number, rel: string) => {
    const bookmark = options.long ? `${number}~${randomBytes(1600).toString('base64url')}` : number;
    query.set('page', String(bookmark));
    query.set('per_page', String(perPage));
    return `<${options.url}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    link(page, 'current'),
    ...(page < last ? [link(page + 1, 'next')] : []),
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    link(1, 'first'),
    link(last, 'last'),
  ];
  response.set('Link', links.join(','));
  return all.slice((page - 1) * perPage, page * perPage);
}
