/**
 * Says which products this program makes of a record. It is raised whenever the same record, mapping and target format
 * make another product than before: then the next run of each job maps every record again, and catalogues get the
 * correction. A new version that maps the same way keeps it, so that an upgrade does not read every feed as new. A test
 * compares the products of a stored sample (`test/engine/sample.json`) and fails when they change without it.
 */
export const ENGINE_REVISION = 1;
