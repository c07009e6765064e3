import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { errorStatus, type ErrorCode } from './errors.ts';
import { paths, type EndpointName } from './paths.ts';

type Json = Record<string, unknown>;

const general: ErrorCode[] = ['INVALID_INPUT', 'TOO_MANY_REQUESTS', 'INTERNAL'];
const signedIn: ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_EXPIRED', 'ACCESS_ENDED', 'WRONG_ROLE'];

/** The OpenAPI 3.1 document of the whole API, made from the contract that the server enforces. */
export function openApiDocument(): Json {
  const operations: Record<string, Json> = {};
  for (const name of Object.keys(paths) as EndpointName[]) {
    const [method, path] = paths[name];
    const template = path.replace(/:(\w+)/g, '{$1}');
    operations[template] = {
      ...operations[template],
      [method.toLowerCase()]: operation(name, endpoints[name]),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kursdag',
      version: '1',
      description: 'The API between the Kursdag client and its server.',
    },
    paths: operations,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: errorSchema },
    },
  };
}

const errorSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: Object.keys(errorStatus) },
        message: { type: 'string', description: 'A sentence in the language of the reader' },
        details: { type: 'object' },
      },
    },
  },
};

function operation(name: EndpointName, endpoint: Endpoint): Json {
  const open = endpoint.who === 'anyone';
  const codes = [...general, ...(open ? [] : signedIn), ...endpoint.errors];
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: endpoint.summary,
    ...(open ? {} : { security: [{ session: [] }] }),
    'x-roles': open ? ['anyone'] : endpoint.who,
    parameters: [
      ...parameters('path', paths[name][1], endpoint.params),
      ...parameters('query', '', endpoint.query),
    ],
    ...requestBody(endpoint),
    responses: { ...success(endpoint), ...failures(codes) },
  };
}

function parameters(
  place: 'path' | 'query',
  path: string,
  schema: z.ZodObject | undefined,
): Json[] {
  const named = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const shape: Record<string, unknown> = schema?.shape ?? {};
  return [...new Set([...named, ...Object.keys(shape)])].map((name) => {
    const own = shape[name];
    const json = own instanceof z.ZodType ? toJson(own, 'input') : { type: 'string' };
    const required =
      place === 'path' || !(own instanceof z.ZodType && own.safeParse(undefined).success);
    return { name, in: place, required, schema: json };
  });
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.bodyBytes) {
    const content = {
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    };
    return { requestBody: { required: true, content } };
  }
  if (!endpoint.body) return {};
  const content = { 'application/json': { schema: toJson(endpoint.body, 'input') } };
  return { requestBody: { required: true, content } };
}

function success(endpoint: Endpoint): Json {
  switch (endpoint.reply) {
    case 'empty':
      return { 204: { description: 'Done' } };
    case 'file':
      return { 200: { description: 'The file', content: { 'application/octet-stream': {} } } };
    case 'stream':
      return { 200: { description: 'Server-sent events', content: { 'text/event-stream': {} } } };
    default: {
      const content = { 'application/json': { schema: toJson(endpoint.reply, 'output') } };
      return { 200: { description: 'The answer', content } };
    }
  }
}

function failures(codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}

function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}
