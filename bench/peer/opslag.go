package peer

import (
	"database/sql"
	"net/url"

	_ "modernc.org/sqlite"
)

// Database opens the SQLite file of a peer as SOLO opens its own: WAL, an fsync per
// commit, and one connection.
func Database(pad string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "busy_timeout(5000)", "foreign_keys(1)"}}
	db, err := sql.Open("sqlite", "file:"+pad+"?"+q.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
