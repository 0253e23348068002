import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Controller, Get, Inject, Logger, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { CSV_EXPORT } from './exports/csv.export.js';
import { type ExportFormat } from './exports/export-format.js';
import { ExportsService } from './exports/exports.service.js';
import { NDJSON_EXPORT } from './exports/ndjson.export.js';
import { RSS_EXPORT } from './exports/rss.export.js';
import { HttpErrors } from './http-errors.filter.js';

/** The whole catalogue of a job as a file, streamed: memory does not grow with it. */
@Controller('jobs/:id')
@UseFilters(HttpErrors)
export class ProductsController {
  private readonly logger = new Logger('Exports');

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly catalogues: ExportsService,
  ) {}

  @Get('products.ndjson')
  ndjson(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(id, 'ndjson', NDJSON_EXPORT, request, response);
  }

  @Get('products.csv')
  csv(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(id, 'csv', CSV_EXPORT, request, response);
  }

  @Get('products.xml')
  rss(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(id, 'xml', RSS_EXPORT, request, response);
  }

  private async send(
    jobID: string,
    extension: string,
    format: ExportFormat,
    request: Request,
    response: Response,
  ): Promise<void> {
    const url = `${request.protocol}://${request.host}/jobs/${encodeURIComponent(jobID)}/products.${extension}`;
    const { version, contentType, read } = await this.catalogues.open(jobID, format, url);
    const gzip = request.acceptsEncodings(['gzip', 'identity']) === 'gzip';
    response.set({
      ETag: `"${version}"`,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.set({
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="products-${version}.${extension}"`,
      ...(gzip && { 'Content-Encoding': 'gzip' }),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    // A client that stopped reading must not keep a version from being purged.
    response.setTimeout(this.config.EXPORT_STALL, () => response.destroy());
    try {
      if (gzip) await pipeline(read(), createGzip(), response);
      else await pipeline(read(), response);
    } catch (error) {
      // The answer has begun: it is cut off, which its client notices, and there is nobody left to tell.
      const { code, message } = error as NodeJS.ErrnoException;
      const text = `The export of version ${version} of job ${jobID} ended early: ${message}`;
      if (code === 'ERR_STREAM_PREMATURE_CLOSE') this.logger.debug(text);
      else this.logger.warn(text);
    }
  }
}
