package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"solo/store"
)

// classify turns what SQLite reports into the errors of store. A constraint that is
// violated stays as it is: that is a fault of the caller, not of the disk.
func classify(err error) error {
	var e *sqlite.Error
	switch {
	case errors.Is(err, sql.ErrConnDone):
		return fmt.Errorf("%w: %w", store.ErrOpslag, err)
	case !errors.As(err, &e):
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: %w", store.ErrVol, err)
	case lib.SQLITE_CONSTRAINT, lib.SQLITE_ERROR, lib.SQLITE_MISMATCH, lib.SQLITE_RANGE, lib.SQLITE_INTERRUPT:
		return err
	}
	return fmt.Errorf("%w: %w", store.ErrOpslag, err)
}

// isFataal: after a failed fsync the kernel may have dropped the pages, and a second
// fsync would report success. Only a restart, which reads what is really there, helps.
func isFataal(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() {
	case lib.SQLITE_IOERR_FSYNC, lib.SQLITE_IOERR_DIR_FSYNC:
		return true
	}
	return isBeschadigd(err)
}

func isBeschadigd(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_CORRUPT || e.Code()&0xff == lib.SQLITE_NOTADB)
}

// isBatch: SQLite may have rolled back the whole transaction.
func isBatch(err error) bool {
	return errors.Is(err, store.ErrVol) || errors.Is(err, store.ErrOpslag)
}
