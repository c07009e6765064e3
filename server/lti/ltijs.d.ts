/**
 * What of ltijs 5.9.9 is used here. Its published types describe version 4, and its only export is
 * an instance: the class is reached through it, so that a process can hold more than one.
 */
declare module 'ltijs' {
  import type { RequestListener, IncomingMessage, ServerResponse } from 'node:http';

  export interface LtijsToken {
    iss: string;
    user: string;
    clientId: string;
    deploymentId: string;
    platformContext: { messageType: string; targetLinkUri?: string };
  }

  /** A response after Express 4 has given it its prototype. */
  export type LtijsResponse = ServerResponse & {
    locals: { err?: { details?: { message?: string } } };
  };

  /** Answers of the plugin: an array, or false where there is nothing. */
  export interface LtijsDatabase {
    setup(): Promise<true>;
    Close(): Promise<true>;
    Get(key: string | false, collection: string, query?: object): Promise<object[] | false>;
    Insert(key: string | false, collection: string, item: object, index?: object): Promise<true>;
    Replace(
      key: string | false,
      collection: string,
      query: object,
      item: object,
      index?: object,
    ): Promise<true>;
    Modify(key: string | false, collection: string, query: object, change: object): Promise<true>;
    Delete(collection: string, query: object): Promise<true>;
  }

  export interface LtijsOptions {
    appRoute: string;
    loginRoute: string;
    keysetRoute: string;
    dynRegRoute: string;
    ltiaas: boolean;
    devMode: boolean;
    cors: boolean;
    tokenMaxAge: number;
    cookies: { secure: boolean; sameSite: 'None' };
  }

  type Refusal = (request: IncomingMessage, response: LtijsResponse) => unknown;
  type Connect = (token: LtijsToken, request: IncomingMessage, response: LtijsResponse) => unknown;

  export class LtijsProvider {
    app: RequestListener & {
      (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void;
    };
    setup(secret: string, database: { plugin: LtijsDatabase }, options: LtijsOptions): this;
    onConnect(handler: Connect): true;
    onDeepLinking(handler: Connect): true;
    onInvalidToken(handler: Refusal): true;
    onSessionTimeout(handler: Refusal): true;
    onUnregisteredPlatform(handler: Refusal): true;
    onInactivePlatform(handler: Refusal): true;
  }

  export const Provider: LtijsProvider & { constructor: new () => LtijsProvider };
}
