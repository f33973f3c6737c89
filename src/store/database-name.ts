export const databaseName = 'liaocun';

/** The version that IndexedDB knows the database by once every migration is done: ten times the number of the last one. */
export const databaseVersion = 90;
