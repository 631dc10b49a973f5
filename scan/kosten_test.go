package scan_test

import (
	"testing"

	"solo/scan"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := scan.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVolgende asks what is next of someone who has answered all but the last.
func BenchmarkVolgende(b *testing.B) {
	s := met(b, load(b), waarden(b, "2026-06-01"))
	a := lees(b, s, uitgangspunt.met(stoppen).met(velden{"q_acuut": nil}))
	for b.Loop() {
		if v, _ := s.Volgende(a); v.ID != "q_acuut" {
			b.Fatalf("asks %s", v.ID)
		}
	}
}

// BenchmarkVolgendeFirst asks the first question, when all is possible.
func BenchmarkVolgendeFirst(b *testing.B) {
	s := met(b, load(b), waarden(b, "2026-06-01"))
	for b.Loop() {
		if v, _ := s.Volgende(scan.Antwoorden{}); v.ID != "q_gemeente" {
			b.Fatalf("asks %s", v.ID)
		}
	}
}

func BenchmarkBeoordeel(b *testing.B) {
	s := met(b, load(b), waarden(b, "2026-06-01"))
	a := lees(b, s, uitgangspunt.met(stoppen))
	for b.Loop() {
		if _, err := s.Beoordeel(a); err != nil {
			b.Fatal(err)
		}
	}
}
