CREATE TABLE IF NOT EXISTS apitokens_schedule (
    schedule_key VARCHAR(200) NOT NULL PRIMARY KEY,
    revision VARCHAR(64) NOT NULL,
    state VARCHAR(40) NOT NULL,
    account VARCHAR NOT NULL,
    paused BOOLEAN NOT NULL,
    failures INTEGER NOT NULL,
    overdue_at TIMESTAMP WITH TIME ZONE,
    facts VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS apitokens_schedule_history (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_key VARCHAR(200) NOT NULL,
    type VARCHAR(40) NOT NULL,
    old_token VARCHAR,
    new_token VARCHAR,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    worker VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    outcome VARCHAR(20) NOT NULL
);

CREATE INDEX IF NOT EXISTS apitokens_schedule_history_key ON apitokens_schedule_history (schedule_key, id);

CREATE INDEX IF NOT EXISTS apitokens_schedule_history_age ON apitokens_schedule_history (noted_at);

CREATE TABLE IF NOT EXISTS apitokens_rate (
    bucket VARCHAR NOT NULL PRIMARY KEY,
    next_slot BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS apitokens_tasks (
    task_name VARCHAR(100) NOT NULL,
    task_instance VARCHAR(200) NOT NULL,
    task_data BYTEA,
    execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by VARCHAR,
    last_success TIMESTAMP WITH TIME ZONE,
    last_failure TIMESTAMP WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX IF NOT EXISTS apitokens_tasks_due ON apitokens_tasks (execution_time);

CREATE INDEX IF NOT EXISTS apitokens_tasks_heartbeat ON apitokens_tasks (last_heartbeat);
