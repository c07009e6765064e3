import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';

type Json = z.core.JSONSchema.JSONSchema;

/** Ids to put wherever a body names something, by the names of its fields. */
export type Ids = Record<string, string>;

/**
 * A body that an endpoint's own schema accepts, made from that schema: every field is there, every id
 * is one of those given. Undefined where the endpoint takes no body.
 * @throws Error when the schema holds demands that it does not show: give the body a line of its own
 */
export function bodyOf({ body, bodyBytes }: Endpoint, ids: Ids): unknown {
  if (bodyBytes) return new TextEncoder().encode('Navn;E-post\nKari;kari@skole.example\n');
  if (body === undefined) return undefined;
  const shape = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
  const made = valueOf(shape, '', { ids, definitions: shape.$defs ?? {} });
  const checked = body.safeParse(made);
  if (!checked.success) throw new Error(`not accepted: ${checked.error.message}`);
  return made;
}

interface Making {
  ids: Ids;
  definitions: Record<string, Json>;
}

function valueOf(schema: Json | boolean, name: string, making: Making): unknown {
  if (typeof schema === 'boolean') return 'anything';
  if (schema.$ref !== undefined) {
    const definition = making.definitions[schema.$ref.split('/').at(-1) ?? ''];
    return definition === undefined ? null : valueOf(definition, name, making);
  }
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return valueOf(first, name, making);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [
          key,
          valueOf(value, key, making),
        ]),
      );
    case 'array': {
      const item = Array.isArray(schema.items) ? schema.items[0] : schema.items;
      return item === undefined ? [] : [valueOf(item, name.replace(/s$/, ''), making)];
    }
    case 'string':
      return textOf(schema, name, making.ids);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case undefined:
    default:
      return 'anything';
  }
}

const formats: Record<string, string> = {
  date: '2026-10-05',
  'date-time': '2026-10-05T08:00:00Z',
  uri: 'https://meet.example/kurs',
  email: 'kari@skole.example',
};

function textOf(schema: Json, name: string, ids: Ids): string {
  const { format, minLength = 0, maxLength = Infinity, pattern } = schema;
  const id = ids[name];
  if (id !== undefined) return id;
  if (format !== undefined && formats[format] !== undefined) return formats[format];
  const candidates = ['something-to-say', '2026-10-05', '09:00', '123456', 'a'];
  const fits = (one: string) => pattern === undefined || new RegExp(pattern, 'u').test(one);
  const found = candidates.find(
    (one) => one.length >= minLength && one.length <= maxLength && fits(one),
  );
  return found ?? 'something-to-say'.padEnd(minLength, '-');
}
