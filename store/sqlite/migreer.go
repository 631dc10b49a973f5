package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"solo/store"
)

//go:embed migrations/*.sql
var migraties embed.FS

// migrate brings the schema up to date. Errors: store.ErrNieuwer.
func migrate(ctx context.Context, db *sql.DB) error {
	bron, err := fs.Sub(migraties, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, bron, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	heeft, kent, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if heeft > kent {
		return fmt.Errorf("schema %d, dit programma kent %d: %w", heeft, kent, store.ErrNieuwer)
	}
	_, err = p.Up(ctx)
	return err
}
