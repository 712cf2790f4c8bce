-- The table of a JdbcJournal, on PostgreSQL and H2. JdbcJournal.createTable() does the same.
CREATE TABLE IF NOT EXISTS apitokens_journal (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    entry_key VARCHAR NOT NULL,
    revision VARCHAR NOT NULL,
    entry_values VARCHAR NOT NULL
);
