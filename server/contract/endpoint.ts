import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Role } from './roles.ts';

/**
 * One endpoint as data: who may call it, what it takes, what it gives, how it may refuse. Codes
 * that every endpoint can answer with (INVALID_INPUT, NOT_SIGNED_IN, WRONG_ROLE …) are not listed.
 */
export interface Endpoint {
  /** `anyone`: no session needed. `signedIn`: any role. Otherwise the roles that may call it. */
  who: 'anyone' | 'signedIn' | readonly Role[];
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** For uploads: the raw body, up to so many bytes, instead of JSON. */
  bodyBytes?: { max: number };
  /** `file`: a download; `empty`: 204; `stream`: server-sent events. */
  reply: z.ZodType | 'file' | 'empty' | 'stream';
  errors: readonly ErrorCode[];
}

/** A download as a handler hands it out. */
export interface FileReply {
  fileName: string;
  contentType: string;
  content: Uint8Array | string;
}
