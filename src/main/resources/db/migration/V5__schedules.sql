-- How far each job's schedule is, a row per job: a restart neither loses a firing nor takes one twice. May be run again by a
-- process after one that was killed in it: HSQLDB commits each statement that makes a table.
CREATE TABLE IF NOT EXISTS job_schedule (
    job           VARCHAR(100) NOT NULL PRIMARY KEY,
    -- what the firings up to decided_at came by; a change counts from the moment at which it was taken over
    cron          VARCHAR(1000) NOT NULL,
    zone          VARCHAR(100) NOT NULL,
    missed        VARCHAR(10)  NOT NULL,
    -- of no firing up to this moment anything is to be decided any more; it is the latest that was taken, if one was
    decided_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state         VARCHAR(10)  NOT NULL,
    -- the run that the latest firing began or went on with; null for none
    run_id        VARCHAR(60)
);
