/**
 * The revision of what the program makes of records. Raise it with every change that makes other products, or other ids, of
 * the same records, mapping and target format: a catalogue remembers the revision that it was made by, and its next run then
 * maps every record again, also those that have not changed, and a feed that answers "not modified".
 *
 * The version of the package is not used for this: most releases change no product, and mapping every record of every
 * catalogue again costs far more than a run in which nothing changed. `test/engine/engine-revision.spec.ts` fails when a
 * stored sample gets other products and the revision is the same.
 */
export const ENGINE_REVISION = 1;
