import type { Input } from '#contract/endpoints';
import { paths, type EndpointName } from '#contract/paths';

/** What `call` takes after the name: nothing where the endpoint takes nothing. */
export type InputArguments<N extends EndpointName> =
  unknown extends Input<N> ? [input?: undefined] : [input: Input<N>];

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface PlainRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: BodyInit | null;
}

/**
 * The HTTP request of an endpoint: path with its parameters, query, and the body as JSON or, for an
 * upload, as it is.
 * @throws Error when a path parameter is missing or empty: a mistake in the calling code
 */
export function requestOf<N extends EndpointName>(
  name: N,
  ...[input]: InputArguments<N>
): PlainRequest {
  const [method, path] = paths[name];
  const { params = {}, query = {}, body }: Parts = input ?? {};
  const url = fill(path, params) + search(query);
  if (body === undefined) return { method, url, headers: {}, body: null };
  if (body instanceof Blob || body instanceof Uint8Array) {
    const type = body instanceof Blob && body.type !== '' ? body.type : 'application/octet-stream';
    return { method, url, headers: { 'Content-Type': type }, body: bytes(body) };
  }
  const headers = { 'Content-Type': 'application/json' };
  return { method, url, headers, body: JSON.stringify(body) };
}

function fill(path: string, params: Record<string, unknown>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = text(params[name]);
    if (value === '') throw new Error(`path parameter "${name}" of ${path} is missing`);
    return encodeURIComponent(value);
  });
}

function search(query: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== undefined && one !== null) pairs.append(name, text(one));
    }
  }
  const written = pairs.toString();
  return written === '' ? '' : `?${written}`;
}

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

function bytes(body: Blob | Uint8Array): BodyInit {
  return body instanceof Blob ? body : new Blob([new Uint8Array(body)]);
}
