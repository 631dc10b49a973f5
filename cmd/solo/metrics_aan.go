//go:build metrics

package main

import (
	"log/slog"

	"solo/monitor/meting"
	"solo/store/sqlite"
)

func newMetrics(db *sqlite.DB, log *slog.Logger) metrics { return meting.New(db, log) }
