//go:build !race

// Memory is the subject here, and the race detector has heaps of its own.

package bestanden_test

import (
	"io"
	"runtime"
	"testing"
)

func TestMemoryStaysFlatWith200MB(t *testing.T) {
	const groot, ruimte = 200 << 20, 4 << 20
	o := open(t)
	voor := measure()
	g, err := o.Put(t.Context(), id, o.sleutel, io.LimitReader(&reeks{}, groot), groot)
	if err != nil || g.Grootte != groot {
		t.Fatalf("Put: got %d, %v, want %d", g.Grootte, err, groot)
	}
	r, err := o.Open(t.Context(), id, o.sleutel, 0)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	defer r.Close()
	if n, err := io.Copy(io.Discard, r); n != groot || err != nil {
		t.Errorf("read %d bytes, %v, want %d", n, err, groot)
	}
	na := measure()
	if grown := na.TotalAlloc - voor.TotalAlloc; grown > ruimte {
		t.Errorf("allocated %d bytes in all for %d, want at most %d", grown, groot, ruimte)
	}
	if na.HeapInuse > voor.HeapInuse+ruimte {
		t.Errorf("heap grew from %d to %d bytes", voor.HeapInuse, na.HeapInuse)
	}
}

func measure() runtime.MemStats {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m
}
