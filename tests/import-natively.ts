import { constants, Script } from 'node:vm';

type Load = (address: string) => Promise<unknown>;

/** The process' own realm, in which whatever is loaded for all test files is kept. */
const processRealm = new Script('globalThis').runInThisContext() as { kursdagLoad?: Promise<Load> };

/**
 * Imports a module as Node does, and not as jest: into the process' own realm, with Node's cache of
 * compiled code, and once for all test files of a worker process. Outside of jest it is an `import()`.
 */
export async function importNatively(module: URL): Promise<unknown> {
  if (processRealm === globalThis) return import(module.href);
  const load = await (processRealm.kursdagLoad ??= nativeLoad());
  return load(module.href);
}

/** Node's own `import()`, once tsx takes care of TypeScript. */
async function nativeLoad(): Promise<Load> {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new Script('(address) => import(address)', {
    filename: import.meta.url,
    importModuleDynamically,
  });
  const load = script.runInThisContext() as Load;
  const { register } = (await load('tsx/esm/api')) as { register: () => unknown };
  register();
  return load;
}
