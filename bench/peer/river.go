package peer

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
)

// River is a River client on one SQLite file.
type River struct {
	DB     *sql.DB
	Client *river.Client[*sql.Tx]
}

// Work does one job; save keeps its Stand at once, in the output of the job.
type Work func(ctx context.Context, a Aanvraag, s Stand, save func(Stand) error) error

type werker struct {
	river.WorkerDefaults[Aanvraag]
	do Work
}

// Work implements River's worker.
func (w *werker) Work(ctx context.Context, j *river.Job[Aanvraag]) error {
	var s Stand
	if raw := j.Output(); raw != nil {
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
	}
	return w.do(ctx, j.Args, s, func(s Stand) error {
		c := river.ClientFromContext[*sql.Tx](ctx)
		_, err := c.JobUpdate(ctx, j.ID, &river.JobUpdateParams{Output: s})
		return err
	})
}

// snel is a retry policy: the default waits a second after the first failure.
type snel struct{}

// NextRetry implements river.ClientRetryPolicy.
func (snel) NextRetry(*rivertype.JobRow) time.Time { return time.Now().Add(100 * time.Millisecond) }

// OpenRiver opens the jobs in a folder. poll is how often River looks for work. Close
// it.
func OpenRiver(ctx context.Context, folder string, tegelijk int, poll time.Duration, do Work) (r *River, err error) {
	r = &River{}
	if r.DB, err = Database(filepath.Join(folder, "river.db")); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, r.DB.Close())
		}
	}()
	m, err := rivermigrate.New(riversqlite.New(r.DB), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, err
	}
	werkers := river.NewWorkers()
	river.AddWorker(werkers, &werker{do: do})
	r.Client, err = river.NewClient(riversqlite.New(r.DB), &river.Config{Workers: werkers, Logger: slog.New(slog.DiscardHandler),
		Queues:        map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: tegelijk}},
		FetchCooldown: min(poll, 10*time.Millisecond), FetchPollInterval: poll, MaxAttempts: 1000, RetryPolicy: snel{}})
	return r, err
}

// Revive puts back what a former process was running: who owns the file knows that
// nobody runs it.
func (r *River) Revive(ctx context.Context) error {
	_, err := r.DB.ExecContext(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running'`)
	return err
}

// Close closes the file; stop the client first.
func (r *River) Close() error { return r.DB.Close() }

// Send accepts an aanvraag; it is durable on return.
func (r *River) Send(ctx context.Context, a Aanvraag) error {
	_, err := r.Client.Insert(ctx, a, nil)
	return err
}

// Open is how many aanvragen are not done.
func (r *River) Open(ctx context.Context) (n int, err error) {
	err = r.DB.QueryRowContext(ctx, `SELECT count(*) FROM river_job WHERE state <> 'completed'`).Scan(&n)
	return n, err
}

// Saga is the Work that delivers to a case system.
func Saga(z *Zaaksysteem) Work {
	return func(ctx context.Context, a Aanvraag, s Stand, save func(Stand) error) error {
		return a.run(ctx, z, s, save)
	}
}

// Run delivers until ctx is done.
func (r *River) Run(ctx context.Context) error {
	if err := r.Client.Start(ctx); err != nil {
		return fmt.Errorf("river: %w", err)
	}
	<-r.Client.Stopped()
	return nil
}
