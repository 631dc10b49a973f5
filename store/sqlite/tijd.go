package sqlite

import (
	"database/sql"
	"time"
)

// ms is how a time is stored: whole milliseconds, the fraction dropped.
func ms(t time.Time) int64 { return t.UnixMilli() }

// msOrNull stores the zero time as NULL.
func msOrNull(t time.Time) sql.NullInt64 {
	if t.IsZero() {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: ms(t), Valid: true}
}

// A moment scans a stored time, NULL as the zero time.
type moment struct{ *time.Time }

func (m moment) Scan(v any) error {
	var n sql.NullInt64
	if err := n.Scan(v); err != nil {
		return err
	}
	*m.Time = time.Time{}
	if n.Valid {
		*m.Time = time.UnixMilli(n.Int64).UTC()
	}
	return nil
}

// A duur scans whole milliseconds.
type duur struct{ *time.Duration }

func (d duur) Scan(v any) error {
	var n sql.NullInt64
	if err := n.Scan(v); err != nil {
		return err
	}
	*d.Duration = time.Duration(n.Int64) * time.Millisecond
	return nil
}
