CREATE TABLE IF NOT EXISTS apitokens_account (
    account VARCHAR NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    blocked_until TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS apitokens_scheduler_version (
    version INTEGER NOT NULL PRIMARY KEY
);

INSERT INTO apitokens_scheduler_version (version)
SELECT 2 WHERE NOT EXISTS (SELECT 1 FROM apitokens_scheduler_version WHERE version = 2);
