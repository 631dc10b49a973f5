-- When what need not be kept was last destroyed: a clock that jumped since is not believed.

-- +goose Up
CREATE TABLE bewaarronde(
  id INTEGER PRIMARY KEY CHECK (id = 1),
  op INTEGER NOT NULL
) STRICT;
