import { constants, Script } from 'node:vm';

type Load = (address: string) => Promise<unknown>;

/** Runs in the process' own realm, whichever realm asks. */
function outside<Value>(code: string): Value {
  const script = new Script(code, {
    filename: import.meta.url,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return script.runInThisContext() as Value;
}

const load = outside<Load>('(address) => import(address)');

export async function importNatively(address: URL): Promise<unknown> {
  const main = outside<typeof globalThis & { kursdagTsx?: Promise<unknown> }>('globalThis');
  if (main === globalThis) return load(address.href);
  main.kursdagTsx ??= load('tsx/esm/api').then((api) =>
    (api as { register(): unknown }).register(),
  );
  await main.kursdagTsx;
  return load(address.href);
}
