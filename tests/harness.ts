import { importNatively } from './import-natively.ts';
import type * as native from './native-harness.ts';

export type { Answer, Harness, SignedIn } from './native-harness.ts';

const { startHarness, freePort } = (await importNatively(
  new URL('./native-harness.ts', import.meta.url),
)) as typeof native;
export { freePort, startHarness };
