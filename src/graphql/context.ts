import type { Request, Response } from 'express';

/** What the resolvers of one request share; made anew for each. */
export interface RequestContext {
  readonly req: Request;
  readonly res: Response;
  /** The `DataLoader` of each batch loader. */
  readonly loaders: Map<object, unknown>;
  /** What `report` collected: kind -> response key -> value. */
  readonly extensions: Record<string, Record<string, unknown>>;
}

export function newContext({ req, res }: { req: Request; res: Response }): RequestContext {
  return { req, res, loaders: new Map(), extensions: {} };
}
