import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { userAgent } from './platform-fetch.ts';

const timeout = 10_000;
const maxBytes = 512 * 1024;

/** An address that the tool does not go to, or that did not answer as it should. */
export class OutsideRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'OutsideRefused';
  }
}

/** Addresses of this machine and of networks that are not the Internet (RFC 6890). */
const inward = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inward.addSubnet(network, prefix, 'ipv4');
}
const outward = new BlockList();
outward.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
tunnels.addSubnet('2001::', 23, 'ipv6');
tunnels.addSubnet('2001:db8::', 32, 'ipv6');
tunnels.addSubnet('2002::', 16, 'ipv6');

/** Whether an IP address lies on the open Internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inward.check(address, 'ipv4');
  if (family !== 6) return false;
  return outward.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
}

/**
 * Resolves a name and lets through what lies on the Internet. The connection is made to the very
 * addresses that were looked at, so that a name cannot answer differently the second time.
 */
function publicLookup(
  hostname: string,
  options: LookupOptions,
  callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new OutsideRefused('the host is not on the Internet'), []);
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
}

interface OutsideOptions {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** For the demo and for tests alone: http, and hosts of this machine. */
  allowInward: boolean;
}

/**
 * A request to an address that came from outside: https, to a host on the Internet, no redirects, ten
 * seconds and half a megabyte at most, JSON in answer.
 * @throws OutsideRefused
 */
export async function outsideRequest(address: string, options: OutsideOptions): Promise<unknown> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') {
    throw new OutsideRefused('not an address');
  }
  if (!options.allowInward) assertOutward(url);
  const { status, text } = await send(url, options);
  if (status < 200 || status > 299) throw new OutsideRefused(`answered ${status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new OutsideRefused('answered something else than JSON');
  }
}

function assertOutward(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:') throw new OutsideRefused('not https');
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new OutsideRefused('the host is not on the Internet');
  }
}

function send(url: URL, { method, headers, body, allowInward }: OutsideOptions) {
  const start = url.protocol === 'http:' && allowInward ? httpRequest : httpsRequest;
  const options: RequestOptions = {
    method,
    headers: { 'User-Agent': userAgent, Accept: 'application/json', ...headers },
    signal: AbortSignal.timeout(timeout),
    ...(allowInward ? {} : { lookup: publicLookup }),
  };
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const refuse = (error: unknown) =>
      fail(error instanceof OutsideRefused ? error : new OutsideRefused('did not answer'));
    const request = start(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) response.destroy(new OutsideRefused('answered too much'));
        else chunks.push(chunk);
      });
      response.on('error', refuse);
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.on('error', refuse);
    request.end(body);
  });
}
