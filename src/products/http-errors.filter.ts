import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { type ErrorCode, FeedmillError } from '../common/errors.js';
import { formatError } from '../graphql/format-error.js';

const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  VERSION_GONE: 410,
  UNAVAILABLE: 503,
};

/** Answers what a REST route throws in the form of a GraphQL error, so that a client needs to know one form only. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { message, extensions } = formatError({ message: '' }, error);
    const status = error instanceof FeedmillError ? STATUS[error.code] : undefined;
    response.status(status ?? 500).json({ errors: [{ message, extensions }] });
  }
}
