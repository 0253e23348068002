import type { Request, Response } from 'express';

/** State that the resolvers of one request share. */
export interface RequestContext {
  readonly req: Request;
  readonly res: Response;
  /** The `DataLoader` of each batch loader. */
  readonly loaders: Map<object, unknown>;
  /** The values of `report`: kind -> response key -> value. */
  readonly extensions: Record<string, Record<string, unknown>>;
}

export function newContext({ req, res }: { req: Request; res: Response }): RequestContext {
  return { req, res, loaders: new Map(), extensions: {} };
}
