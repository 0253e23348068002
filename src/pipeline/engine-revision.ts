/**
 * The revision of the engine. Raise it with every change that makes different products or ids from the same records, mapping
 * and target format. Catalogues store the revision that made them, and their next run then maps all records again, even if
 * the feed has not changed.
 *
 * The version of the package is not used for this: most releases change no product, and mapping every record of every
 * catalogue again costs far more than a run in which nothing changed. `test/engine/engine-revision.spec.ts` fails when a
 * stored sample gets other products and the revision is the same.
 */
export const ENGINE_REVISION = 1;
