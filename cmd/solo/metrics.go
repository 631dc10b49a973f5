package main

import "solo/intake"

// accepted tells the monitor and the metrics of a document that was taken in.
func (w *werk) accepted(o intake.Ontvangen) {
	w.monitor.Wake() // it may be urgent
	if !o.Al {
		w.meting.Accepted()
	}
}
