package sqlite

import (
	"net/url"
	"os"
	"path/filepath"

	"solo/faal"
)

// touch makes the file for the owner only; SQLite gives its side files the same mode.
func touch(pad string) error {
	f, err := os.OpenFile(pad, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// schrijfPragmas are of the writer only: auto_vacuum takes the write lock, and a reader
// that opens during a write would wait for it.
func schrijfPragmas() url.Values {
	sync := "FULL"
	if faal.Mutant(faal.GeenSync) {
		sync = "OFF"
	}
	return url.Values{"_txlock": {"immediate"}, "_auto_vacuum": {"INCREMENTAL"}, "_journal_mode": {"WAL"},
		"_synchronous": {sync}, "_pragma": {"journal_size_limit(67108864)", "secure_delete(1)", "wal_autocheckpoint(0)"}}
}

// dsn holds every pragma, so that each connection of a pool gets them.
func dsn(pad string, q url.Values) string {
	q.Set("_busy_timeout", "5000")
	q.Set("_foreign_keys", "1")
	q.Set("_dqs", "0")
	q.Set("_defensive", "1")
	q["_pragma"] = append(q["_pragma"], "trusted_schema(0)", "cache_size(-16000)")
	pad = filepath.ToSlash(pad)
	if pad[0] != '/' {
		pad = "/" + pad // Windows: file:///C:/…
	}
	return (&url.URL{Scheme: "file", Path: pad, RawQuery: q.Encode()}).String()
}
