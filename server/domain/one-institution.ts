/** Where a course lies, as its launches say. */
interface Place {
  platformId: string;
  deploymentId: string;
  canvas: { rootAccountId: string };
}

/**
 * Whether two courses belong to one institution: one client id may serve several, each with its own
 * deployments and root account.
 */
export function inOneInstitution(a: Place, b: Place): boolean {
  const { rootAccountId } = a.canvas;
  const together =
    a.deploymentId === b.deploymentId ||
    (rootAccountId !== '' && rootAccountId === b.canvas.rootAccountId);
  return a.platformId === b.platformId && together;
}
