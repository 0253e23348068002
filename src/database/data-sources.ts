/**
 * The TypeORM names of the two data sources. Neither takes TypeORM's default name: an application that imports feedmill
 * keeps `@InjectDataSource()` for a database of its own.
 */
export const READ_DATA_SOURCE = 'feedmill-read';
export const WRITE_DATA_SOURCE = 'feedmill-write';
