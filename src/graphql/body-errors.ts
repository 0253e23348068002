import type { NextFunction, Request, Response } from 'express';

/** Responds to an unreadable body as GraphQL over HTTP does: with a status and a GraphQL error. */
export function graphqlBodyErrors(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const { type, limit, status = 500 } = error as { type?: string; limit?: number; status?: number };
  if (type === 'entity.too.large') {
    const message = `The request body is larger than ${limit} bytes (LIMIT_BODY). Send less at a time.`;
    response.status(413).json({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  } else if (type === 'entity.parse.failed') {
    const message = 'The request body is not valid JSON.';
    response.status(400).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  } else if (status >= 400 && status < 500) {
    const message = 'The request body cannot be read: send JSON in UTF-8, as it is or with gzip, deflate or br.';
    response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  } else next(error);
}
