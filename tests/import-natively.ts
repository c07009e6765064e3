import { constants, Script } from 'node:vm';

interface Loading {
  /** tsx, once it takes care of TypeScript in this process. */
  kursdagTsx?: Promise<unknown>;
}

/** What a piece of code gives in the process' own realm, whichever realm asks. */
function outside(code: string): unknown {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  return new Script(code, {
    filename: import.meta.url,
    importModuleDynamically,
  }).runInThisContext();
}

const load = outside('(address) => import(address)') as (address: string) => Promise<unknown>;
const processRealm = outside('globalThis') as Loading;

/**
 * Imports a module as Node does, and not as jest: into the process' own realm, with Node's cache of
 * compiled code, and once for all test files of a worker process. Outside of jest it is an `import()`.
 */
export async function importNatively(module: URL): Promise<unknown> {
  if (processRealm !== globalThis) await (processRealm.kursdagTsx ??= registerTsx());
  return load(module.href);
}

async function registerTsx(): Promise<void> {
  const { register } = (await load('tsx/esm/api')) as { register: () => unknown };
  register();
}
