-- +goose Up
-- What employees of a gemeente see of the loket, and what they did there.
CREATE INDEX concept_gemeente ON concept(gemeente, stand, id);

CREATE TABLE inzage(                    -- append-only, as long as the concept is there
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  op      INTEGER NOT NULL,
  wie     TEXT NOT NULL CHECK (wie <> ''), -- the name by which work knows the employee
  wat     TEXT NOT NULL CHECK (wat <> ''), -- a fixed word, never an answer
  concept TEXT NOT NULL REFERENCES concept(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX inzage_concept ON inzage(concept, id);
