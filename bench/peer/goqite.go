package peer

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"time"

	"maragu.dev/goqite"
	"maragu.dev/goqite/jobs"
)

// schema is what goqite asks of its users: its README tells to run schema_sqlite.sql.
const schema = `
create table if not exists goqite (
  id text primary key default ('m_' || lower(hex(randomblob(16)))),
  created text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
  updated text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
  queue text not null,
  body blob not null,
  timeout text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
  received integer not null default 0,
  priority integer not null default 0
) strict;
create trigger if not exists goqite_updated_timestamp after update on goqite begin
  update goqite set updated = strftime('%Y-%m-%dT%H:%M:%fZ') where id = old.id;
end;
create index if not exists goqite_queue_priority_created_idx on goqite (queue, priority desc, created);`

// zicht is how long a message stays hidden after its process died.
const zicht = time.Second

// Goqite is a queue in one file.
type Goqite struct {
	DB    *sql.DB
	Queue *goqite.Queue
}

// OpenGoqite opens the queue in a folder. Close it.
func OpenGoqite(folder string) (*Goqite, error) {
	db, err := Database(filepath.Join(folder, "goqite.db"))
	if err != nil {
		return nil, err
	}
	if _, err := db.Exec(schema); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Goqite{db, goqite.New(goqite.NewOpts{DB: db, Name: "aanvragen", MaxReceive: 1000, Timeout: zicht})}, nil
}

// Close closes the file.
func (g *Goqite) Close() error { return g.DB.Close() }

// Send accepts an aanvraag; it is durable on return.
func (g *Goqite) Send(ctx context.Context, a Aanvraag) error {
	raw, err := json.Marshal(a)
	if err != nil {
		return err
	}
	_, err = jobs.Create(ctx, g.Queue, a.Kind(), goqite.Message{Body: raw})
	return err
}

// Open is how many aanvragen are not done.
func (g *Goqite) Open(ctx context.Context) (n int, err error) {
	err = g.DB.QueryRowContext(ctx, `select count(*) from goqite`).Scan(&n)
	return n, err
}

// Run delivers until ctx is done, tegelijk at a time.
func (g *Goqite) Run(ctx context.Context, z *Zaaksysteem, tegelijk int) {
	g.Work(ctx, tegelijk, 20*time.Millisecond, func(ctx context.Context, a Aanvraag) error {
		return a.run(ctx, z, Stand{}, func(Stand) error { return nil })
	})
}

// Work runs do for every aanvraag until ctx is done.
func (g *Goqite) Work(ctx context.Context, tegelijk int, poll time.Duration, do func(context.Context, Aanvraag) error) {
	r := jobs.NewRunner(jobs.NewRunnerOpts{Limit: tegelijk, PollInterval: poll, Queue: g.Queue, Extend: zicht})
	r.Register(Aanvraag{}.Kind(), func(ctx context.Context, raw []byte) error {
		var a Aanvraag
		if err := json.Unmarshal(raw, &a); err != nil {
			return err
		}
		return do(ctx, a)
	})
	r.Start(ctx)
}
