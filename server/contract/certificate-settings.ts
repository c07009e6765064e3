import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });
const imageParams = z.object({ courseId: z.string(), kind: z.enum(['logo', 'signature']) });

/** Bytes of a logo or a signature. */
export const imageBytes = 1024 * 1024;

const settings = z.object({
  issuerName: z.string().trim().max(120),
  issuerTitle: z.string().trim().max(120),
  /** Null: the course's own language. */
  language: z.enum(['nb', 'nn', 'en']).nullable(),
  contents: z.boolean(),
  automatic: z.boolean(),
});

const shownSettings = settings.extend({
  courseLanguage: z.enum(['nb', 'nn', 'en']),
  logo: z.boolean(),
  signature: z.boolean(),
  /** Hours between the end of the course and the automatic issue. */
  automaticAfterHours: z.int(),
});
export type CertificateSettingsView = z.infer<typeof shownSettings>;

/** How the certificates of a course look, and whether they are issued by themselves. */
export const certificateSettingsEndpoints = {
  'certificates.settings': {
    who: leader,
    summary: 'Issuer, language, second page, automatic issue',
    params: courseParams,
    reply: shownSettings,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'certificates.saveSettings': {
    who: leader,
    summary: 'Saves them; certificates that were issued stay as they are',
    params: courseParams,
    body: settings,
    reply: shownSettings,
    errors: ['COURSE_NOT_SET_UP', 'LETTER_NOT_IN_FONT'],
  },
  'certificates.image': {
    who: leader,
    summary: "The organiser's logo or the issuer's signature",
    params: imageParams,
    reply: 'file',
    errors: ['NOT_FOUND'],
  },
  'certificates.putImage': {
    who: leader,
    summary: 'Saves a logo or a signature: PNG or JPEG',
    params: imageParams,
    bodyBytes: { max: imageBytes },
    reply: 'empty',
    errors: ['IMAGE_NOT_TAKEN', 'SVG_NOT_TAKEN', 'IMAGE_TOO_LARGE'],
  },
  'certificates.removeImage': {
    who: leader,
    summary: 'Removes a logo or a signature',
    params: imageParams,
    reply: 'empty',
    errors: [],
  },
  'certificates.preview': {
    who: leader,
    summary: 'What a certificate of this course will look like, with an invented name',
    params: courseParams,
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'LETTER_NOT_IN_FONT'],
  },
} as const satisfies Record<string, Endpoint>;
