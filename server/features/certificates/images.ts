import type { FileReply } from '#contract/endpoint';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { CertificateImageKind } from '../../models/certificate-settings.ts';
import { actor } from './context.ts';
import { pictureFacts } from './picture.ts';
import { PrintError, type Printer } from './pdf/printer.ts';
import { sampleSnapshot } from './sample.ts';

type Leader = Pick<Caller, 'course' | 'session'>;

/** Pixels in width and in height: what a decoded picture may take of memory. */
const mostPixels = 4000;

/**
 * Saves a logo or a signature: PNG or JPEG by its content, and drawn once to see that it can be.
 * @throws AppError IMAGE_NOT_TAKEN, SVG_NOT_TAKEN, IMAGE_TOO_LARGE
 */
export async function putImage(
  deps: Deps,
  printer: Printer,
  leader: Leader,
  kind: CertificateImageKind,
  bytes: Uint8Array,
): Promise<undefined> {
  const { models } = deps;
  const facts = bytes instanceof Uint8Array ? pictureFacts(bytes) : null;
  if (facts === 'svg') throw new AppError('SVG_NOT_TAKEN');
  if (facts === null) throw new AppError('IMAGE_NOT_TAKEN');
  const { type, width, height } = facts;
  if (width > mostPixels || height > mostPixels) throw new AppError('IMAGE_TOO_LARGE');
  const picture = Buffer.from(bytes);
  const sample = sampleSnapshot(deps.env.KURSDAG_URL, 'nb');
  const images = { logo: null, signature: null, [kind]: picture };
  try {
    await printer.print(sample, images);
  } catch (error) {
    if (error instanceof PrintError) throw new AppError('IMAGE_NOT_TAKEN');
    throw error;
  }
  await models.certificateSettings.putImage(leader.course._id, kind, { type, bytes: picture });
  await recordChange(deps, leader);
  return undefined;
}

export async function removeImage(
  deps: Deps,
  leader: Leader,
  kind: CertificateImageKind,
): Promise<undefined> {
  await deps.models.certificateSettings.removeImage(leader.course._id, kind);
  await recordChange(deps, leader);
  return undefined;
}

/** @throws AppError NOT_FOUND when there is none */
export async function readImage(
  { models }: Deps,
  { course }: Leader,
  kind: CertificateImageKind,
): Promise<FileReply> {
  const image = await models.certificateSettings.image(course._id, kind);
  if (image === null) throw new AppError('NOT_FOUND');
  const ending = image.type === 'image/png' ? 'png' : 'jpg';
  return { fileName: `${kind}.${ending}`, contentType: image.type, content: image.bytes };
}

async function recordChange({ models, now }: Deps, leader: Leader): Promise<void> {
  const settings = await models.certificateSettings.get(leader.course._id);
  const automatic = settings?.automatic ?? false;
  const event = { kind: 'certificateSettingsChanged', automatic } as const;
  await models.audit.record(actor(leader), event, now());
}
