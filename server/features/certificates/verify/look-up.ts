import { readCode } from '#domain/certificate-number';
import type { Certificate, CertificateContent } from '../../../models/certificates.ts';
import type { Models } from '../../../models/open.ts';

/** What the world may know of a certificate. */
export interface Verified {
  status: 'valid' | 'revoked' | 'superseded';
  number: string;
  kind: Certificate['kind'];
  content: CertificateContent;
  /** Null once the person was erased (rule 26). */
  name: string | null;
  sha256: string;
  endedAt: Date | null;
  /** Number of the one that took its place, or ''. */
  replacedBy: string;
}

/** By what somebody typed, or what stands in the address; null tells nothing of why. */
export async function lookUpCode(models: Models, typed: string): Promise<Verified | null> {
  const code = readCode(typed);
  const found = code === null ? null : await models.certificates.findByCode(code);
  return found && verified(models, found);
}

/** By the SHA-256 of a PDF, in hex. */
export async function lookUpFile(models: Models, sha256: string): Promise<Verified | null> {
  const found = await models.certificates.findByFile(sha256);
  return found && verified(models, found);
}

async function verified({ certificates }: Models, one: Certificate): Promise<Verified | null> {
  const { status, number, kind, content, sha256, endedAt, supersededBy } = one;
  if (status === 'pending') return null;
  const [names, next] = await Promise.all([
    certificates.names([sha256]),
    supersededBy === null ? null : certificates.find(supersededBy),
  ]);
  return {
    ...{ status, number, kind, content, sha256, endedAt },
    name: names.get(sha256) ?? null,
    replacedBy: next?.number ?? '',
  };
}
