-- How many calls have ever been announced, to be compared with what is written down apart from the ledger.
CREATE TABLE announcements (
    calls         BIGINT NOT NULL
);

INSERT INTO announcements (calls) VALUES (0);
