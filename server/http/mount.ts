import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Endpoint, FileReply } from '#contract/endpoint';
import { endpoints, type Body, type Params, type Query, type Reply } from '#contract/endpoints';
import { paths, type EndpointName } from '#contract/paths';
import { AppError } from './app-error.ts';
import type { Authenticate, Caller } from './authenticate.ts';

/** One call as a handler sees it: authenticated, validated and authorised. */
export interface Call<N extends EndpointName> extends Caller {
  params: Params<N>;
  query: Query<N>;
  body: Body<N>;
  request: Request;
  response: Response;
}

/** A download that comes piece by piece, so that it is never all in memory. */
export interface StreamedFile extends Omit<FileReply, 'content'> {
  content: AsyncIterable<Uint8Array>;
}

type Given<N extends EndpointName> =
  Reply<N> extends FileReply ? Reply<N> | StreamedFile : Reply<N>;

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Given<N>> | Given<N>;

/** The endpoints of one feature, by the first part of their names. */
export type EndpointsOf<Feature extends string> = Extract<EndpointName, `${Feature}.${string}`>;

/** A handler for every endpoint of a feature: the compiler names the one that is missing. */
export type Handlers<Feature extends string> = { [N in EndpointsOf<Feature>]: Handler<N> };

const jsonLimit = 2 * 1024 * 1024;

/** Mounts a feature's handlers: authenticate, validate, authorise, act, present. */
export function mount<Feature extends string>(
  router: Router,
  authenticate: Authenticate,
  handlers: Handlers<Feature>,
): void {
  for (const [name, handler] of Object.entries(handlers) as [EndpointName, Handler<never>][]) {
    const endpoint: Endpoint = endpoints[name];
    const [method, path] = paths[name];
    const route = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const admit: RequestHandler = async (request, response, next) => {
      response.locals['endpoint'] = name;
      response.locals['caller'] = await authenticate(endpoint, request);
      refuseLarge(endpoint, request);
      next();
    };
    router[route](path, admit, bodyReader(endpoint), async (request, response) => {
      const call = {
        ...(response.locals['caller'] as Caller),
        ...{ request, response },
        params: parse(endpoint.params, request.params, 'params'),
        query: parse(endpoint.query, request.query, 'query'),
        body: endpoint.bodyBytes
          ? (request.body as unknown)
          : parse(endpoint.body, request.body, 'body'),
      };
      const reply: unknown = await handler(call as Call<never>);
      await present(endpoint, reply, response);
    });
  }
}

function bodyReader(endpoint: Endpoint): RequestHandler {
  return endpoint.bodyBytes
    ? express.raw({ type: () => true, limit: endpoint.bodyBytes.max })
    : express.json({ limit: jsonLimit });
}

/** By the length that an upload states, before a byte of it is read: the reader reads to the end. */
function refuseLarge({ bodyBytes }: Endpoint, request: Request): void {
  const stated = Number(request.get('content-length') ?? 0);
  if (bodyBytes !== undefined && stated > bodyBytes.max) throw new AppError('TOO_LARGE');
}

function parse(schema: Endpoint['body'], value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('INVALID_INPUT', {
    issues: parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: [part, ...issue.path].join('.'), problem: issue.code })),
  });
}

async function present(endpoint: Endpoint, reply: unknown, response: Response): Promise<void> {
  if (endpoint.reply === 'stream') return;
  response.set('Cache-Control', 'no-store');
  if (endpoint.reply === 'empty') {
    response.status(204).end();
  } else if (endpoint.reply === 'file') {
    await sendFile(reply as FileReply | StreamedFile, response);
  } else {
    response.status(200).json(endpoint.reply.parse(reply));
  }
}

async function sendFile(file: FileReply | StreamedFile, response: Response): Promise<void> {
  const { content } = file;
  response.status(200).set('Content-Type', file.contentType).attachment(file.fileName);
  if (typeof content === 'string') response.send(content);
  else if (content instanceof Uint8Array) response.send(Buffer.from(content));
  else await pipeline(Readable.from(content), response);
}
