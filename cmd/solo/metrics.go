package main

import (
	"net/http"

	"solo/intake"
	"solo/outbox"
)

// metrics is what is counted while SOLO runs, and how it is read; nil counts nothing.
type metrics interface {
	outbox.Meter
	Accepted()
	Handler() http.Handler
}

// accepted tells the monitor and the metrics of a document that was taken in.
func (w *werk) accepted(o intake.Ontvangen) {
	w.monitor.Wake() // it may be urgent
	if w.metrics != nil && !o.Al {
		w.metrics.Accepted()
	}
}
