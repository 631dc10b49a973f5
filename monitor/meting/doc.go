// Package meting counts what SOLO does and shows it as Prometheus metrics: of each
// destination what waits, since when, how attempts end and how long steps take.
//
// It holds no personal data and no more series than there are destinations, states and
// kinds of step. It refuses to know who may read it.
package meting
