import { Injectable } from '@nestjs/common';
import {
  CatalogueReader,
  type CatalogueSnapshot,
  type StoredProduct,
  versionGone,
} from '../catalogue/read/catalogue-reader.js';
import { badInput } from '../common/errors.js';
import { type Product } from '../common/records.js';
import { decodeCursor, encodeCursor } from '../graphql/page-info.type.js';

/** A product as readers see it. */
export interface CatalogueProduct {
  readonly id: string;
  readonly jobID: string;
  readonly data: Product;
  readonly addedAt: Date;
  readonly updatedAt: Date;
}

export interface ProductPage {
  readonly products: CatalogueProduct[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  /** Products of the version that is paged through. */
  readonly totalCount: number;
}

/** Reads catalogues; only committed versions are ever seen. */
@Injectable()
export class ProductsService {
  constructor(private readonly catalogues: CatalogueReader) {}

  /**
   * A page in the order of product ids. `after` is the cursor of the page before; it carries the version, so that who
   * started paging sees one version to the end. `NOT_FOUND` for an unknown job, `BAD_USER_INPUT` for a bad cursor.
   */
  async page(jobID: string, first: number, after?: string | null): Promise<ProductPage> {
    const current = await this.catalogues.current(jobID);
    const cursor = after ? readCursor(after, current) : { version: current.version, last: '' };
    const { catalogueID } = current;
    const found = await this.catalogues.page({ catalogueID, version: cursor.version }, cursor.last, first + 1);
    const page = found.slice(0, first);
    const last = page.at(-1);
    return {
      products: page.map((product) => toProduct(jobID, product)),
      hasNextPage: found.length > first,
      endCursor: last ? encodeCursor([catalogueID, cursor.version, last.productID]) : null,
      totalCount: await this.countAt(current, cursor.version),
    };
  }

  /** One product of any job; null when nothing current has that id. */
  async find(id: string): Promise<CatalogueProduct | null> {
    const product = await this.catalogues.product(id);
    return product && toProduct(product.jobID, product);
  }

  private async countAt(current: CatalogueSnapshot, version: number): Promise<number> {
    if (version === current.version) return current.productCount;
    const committed = await this.catalogues.committed(current.catalogueID, version);
    if (!committed) throw versionGone();
    return committed.productCount;
  }
}

function readCursor(text: string, current: CatalogueSnapshot): { version: number; last: string } {
  const cursor = decodeCursor(text);
  if (Array.isArray(cursor) && cursor[0] === current.catalogueID) {
    const [, version, last] = cursor as unknown[];
    const isKnown = Number.isInteger(version) && Number(version) >= 0 && Number(version) <= current.version;
    if (isKnown && typeof last === 'string') return { version: Number(version), last };
  }
  throw badInput('after', 'after is not a cursor of this catalogue; use the endCursor of the page before.');
}

function toProduct(jobID: string, product: StoredProduct): CatalogueProduct {
  const { productID, data, addedAt, updatedAt } = product;
  return {
    id: productID,
    jobID,
    data: JSON.parse(data) as Product,
    addedAt: new Date(addedAt),
    updatedAt: new Date(updatedAt),
  };
}
