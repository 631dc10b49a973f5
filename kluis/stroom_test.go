package kluis_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"solo/kluis"
)

const (
	segment     = 64 << 10
	kop         = 33
	versleuteld = segment + 16
)

func encrypt(t testing.TB, s kluis.Sleutel, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := s.Encrypt(&b, plaats)
	if err != nil {
		t.Fatalf("Encrypt: %v", err)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatalf("Write: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	return b.Bytes()
}

// decrypt reads everything; the error is that of opening or of reading.
func decrypt(s kluis.Sleutel, b []byte, plaats string) ([]byte, error) {
	l, err := s.Decrypt(bytes.NewReader(b), int64(len(b)), plaats)
	if err != nil {
		return nil, err
	}
	r, err := l.Open(0)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func reeks(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * 7 / 3)
	}
	return b
}

func TestStreamReadsBackFromEveryOffset(t *testing.T) {
	s := newSleutel(t)
	rapid.Check(t, func(rt *rapid.T) {
		grens := rapid.SampledFrom([]int{0, segment, 2 * segment, 3 * segment}).Draw(rt, "grens")
		n := max(0, grens+rapid.IntRange(-20, 20).Draw(rt, "meer"))
		plain := reeks(n)
		var b bytes.Buffer
		w, err := s.Encrypt(&b, plaats)
		if err != nil {
			rt.Fatal(err)
		}
		for rest := plain; len(rest) > 0; {
			k := min(len(rest), rapid.IntRange(0, segment*2).Draw(rt, "stuk"))
			if m, err := w.Write(rest[:k]); m != k || err != nil {
				rt.Fatalf("Write: got %d, %v, want %d", m, err, k)
			}
			rest = rest[k:]
		}
		if err := w.Close(); err != nil {
			rt.Fatal(err)
		}
		l, err := s.Decrypt(bytes.NewReader(b.Bytes()), int64(b.Len()), plaats)
		if err != nil {
			rt.Fatal(err)
		}
		if l.Size() != int64(n) {
			rt.Errorf("Size: got %d, want %d", l.Size(), n)
		}
		off := rapid.IntRange(0, n).Draw(rt, "vanaf")
		r, err := l.Open(int64(off))
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain[off:]) {
			rt.Errorf("from %d of %d: got %d bytes, %v", off, n, len(got), err)
		}
	})
}

func TestLezerKeepsTheContractOfReaders(t *testing.T) {
	s, plain := newSleutel(t), reeks(2*segment+5)
	b := encrypt(t, s, plain)
	l, err := s.Decrypt(bytes.NewReader(b), int64(len(b)), plaats)
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Open(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := iotest.TestReader(r, plain); err != nil {
		t.Errorf("Open: %v", err)
	}
	for _, vanaf := range []int64{-1, int64(len(plain)) + 1} {
		if _, err := l.Open(vanaf); err == nil {
			t.Errorf("Open(%d): got no error", vanaf)
		}
	}
}

func TestSeveralReadersMayShareALezer(t *testing.T) {
	s, plain := newSleutel(t), reeks(3*segment)
	b := encrypt(t, s, plain)
	l, err := s.Decrypt(bytes.NewReader(b), int64(len(b)), plaats)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			r, err := l.Open(int64(i * 1000))
			if err != nil {
				t.Errorf("reader %d: %v", i, err)
				return
			}
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain[i*1000:]) {
				t.Errorf("reader %d: got %d bytes, %v", i, len(got), err)
			}
		})
	}
	wg.Wait()
}

func TestTamperedStreamIsRefused(t *testing.T) {
	s := newSleutel(t)
	b := encrypt(t, s, reeks(3*segment+100))
	ander := encrypt(t, s, reeks(3*segment+100))
	seg := func(b []byte, i int) []byte { return b[kop+i*versleuteld : min(kop+(i+1)*versleuteld, len(b))] }
	tests := map[string][]byte{
		"empty":                {},
		"head only":            b[:kop],
		"one byte short":       b[:len(b)-1],
		"last segment gone":    b[:kop+3*versleuteld],
		"all but first gone":   b[:kop+versleuteld],
		"one byte more":        append(slices.Clone(b), 0),
		"empty segment behind": append(slices.Clone(b[:kop+3*versleuteld]), make([]byte, 16)...),
		"first two exchanged":  slices.Concat(b[:kop], seg(b, 1), seg(b, 0), seg(b, 2), seg(b, 3)),
		"first doubled":        slices.Concat(b[:kop], seg(b, 0), seg(b, 0), seg(b, 1), seg(b, 2), seg(b, 3)),
		"second left out":      slices.Concat(b[:kop], seg(b, 0), seg(b, 2), seg(b, 3)),
		"segment of another":   slices.Concat(b[:kop], seg(b, 0), seg(ander, 1), seg(b, 2), seg(b, 3)),
		"last of another":      slices.Concat(b[:kop], seg(b, 0), seg(b, 1), seg(b, 2), seg(ander, 3)),
		"head of another":      slices.Concat(ander[:kop], b[kop:]),
		"another version":      slices.Concat([]byte{9}, b[1:]),
	}
	for naam, vervalst := range tests {
		t.Run(naam, func(t *testing.T) {
			got, err := decrypt(s, vervalst, plaats)
			wantErr(t, "decrypt", err, kluis.ErrVervalst)
			if !bytes.HasPrefix(reeks(3*segment+100), got) {
				t.Error("bytes came out that never went in there")
			}
		})
	}
	_, err := decrypt(s, b, "bestand:ander")
	wantErr(t, "another place", err, kluis.ErrVervalst)
	_, err = decrypt(newSleutel(t), b, plaats)
	wantErr(t, "another key", err, kluis.ErrVervalst)
}

func TestCutStreamIsRefusedBeforeTheFirstByte(t *testing.T) {
	s := newSleutel(t)
	b := encrypt(t, s, reeks(3*segment))
	b = b[:kop+2*versleuteld]
	_, err := s.Decrypt(bytes.NewReader(b), int64(len(b)), plaats)
	wantErr(t, "Decrypt", err, kluis.ErrVervalst)
}

func TestStreamThatIsNotClosedDoesNotOpen(t *testing.T) {
	s := newSleutel(t)
	var b bytes.Buffer
	w, err := s.Encrypt(&b, plaats)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(reeks(2*segment + 1))
	_, err = decrypt(s, b.Bytes(), plaats)
	wantErr(t, "decrypt", err, kluis.ErrVervalst)
}

func TestFileThatShrinksWhileReadIsRefusedAndABadDiskIsNot(t *testing.T) {
	s := newSleutel(t)
	b := encrypt(t, s, reeks(segment))
	_, err := s.Decrypt(bytes.NewReader(b[:len(b)-9]), int64(len(b)), plaats)
	wantErr(t, "shrunk", err, kluis.ErrVervalst)
	kapot := errors.New("leesfout")
	_, err = s.Decrypt(slechteSchijf{kapot}, int64(len(b)), plaats)
	wantErr(t, "bad disk", err, kapot)
	if errors.Is(err, kluis.ErrVervalst) {
		t.Error("a bad disk is called tampering")
	}
}

type slechteSchijf struct{ err error }

func (s slechteSchijf) ReadAt([]byte, int64) (int, error) { return 0, s.err }

// volAt takes n bytes and then fails.
type volAt struct{ n int }

var errVol = errors.New("schijf vol")

func (v *volAt) Write(p []byte) (int, error) {
	if v.n -= len(p); v.n < 0 {
		return 0, errVol
	}
	return len(p), nil
}

func TestWriterThatFailedStaysFailed(t *testing.T) {
	s := newSleutel(t)
	_, err := s.Encrypt(&volAt{n: 10}, plaats)
	wantErr(t, "head", err, errVol)
	w, err := s.Encrypt(&volAt{n: 100}, plaats)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write(reeks(2 * segment))
	wantErr(t, "Write", err, errVol)
	_, err = w.Write([]byte("x"))
	wantErr(t, "Write again", err, errVol)
	wantErr(t, "Close", w.Close(), errVol)
}

func TestClosedStreamTakesNothingMore(t *testing.T) {
	s := newSleutel(t)
	var b bytes.Buffer
	w, _ := s.Encrypt(&b, plaats)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	voor := b.Len()
	if _, err := w.Write([]byte("x")); err == nil {
		t.Error("Write after Close: got no error")
	}
	if w.Close(); b.Len() != voor {
		t.Errorf("a second Close wrote %d bytes", b.Len()-voor)
	}
}

func TestEqualContentGivesOtherBytes(t *testing.T) {
	s := newSleutel(t)
	if bytes.Equal(encrypt(t, s, []byte("zelfde"))[kop:], encrypt(t, s, []byte("zelfde"))[kop:]) {
		t.Error("two streams of the same content are equal")
	}
	een, _ := s.Seal([]byte("zelfde"), plaats)
	twee, _ := s.Seal([]byte("zelfde"), plaats)
	if bytes.Equal(een, twee) {
		t.Error("two seals of the same content are equal")
	}
}

func FuzzChangedBytesNeverOpen(f *testing.F) {
	s := fuzzSleutel(f)
	plain := reeks(segment + 50)
	stroom := encrypt(f, s, plain)
	sealed, err := s.Seal([]byte("een waarde"), plaats)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(0, byte(1), 0)
	f.Add(kop, byte(128), 0)
	f.Add(len(stroom)-1, byte(255), 1)
	f.Fuzz(func(t *testing.T, plek int, anders byte, weg int) {
		if got, err := s.Open(mutate(sealed, plek, anders, weg), plaats); err == nil && !bytes.Equal(mutate(sealed, plek, anders, weg), sealed) {
			t.Errorf("changed seal opened as %q", got)
		}
		b := mutate(stroom, plek, anders, weg)
		if got, err := decrypt(s, b, plaats); err == nil && !bytes.Equal(b, stroom) {
			t.Errorf("changed stream opened with %d bytes", len(got))
		} else if !bytes.HasPrefix(plain, got) {
			t.Error("bytes came out that never went in there")
		}
	})
}

// mutate changes the byte at plek and cuts weg bytes from the end.
func mutate(b []byte, plek int, anders byte, weg int) []byte {
	b = slices.Clone(b)
	b[uint(plek)%uint(len(b))] ^= anders
	return b[:len(b)-int(uint(weg)%uint(len(b)))]
}

func FuzzAnythingIsRefusedWithoutPanic(f *testing.F) {
	s := fuzzSleutel(f)
	kek, _ := kluis.NewKEK()
	k, _ := kluis.Open(map[string][]byte{"a": kek}, "a")
	f.Add([]byte{})
	f.Add([]byte{1, 1, 'a'})
	f.Add(make([]byte, kop+16))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := s.Open(b, plaats); !errors.Is(err, kluis.ErrVervalst) {
			t.Errorf("Open: got %v", err)
		}
		if _, err := decrypt(s, b, plaats); !errors.Is(err, kluis.ErrVervalst) {
			t.Errorf("Decrypt: got %v", err)
		}
		if _, err := k.Unwrap(b, plaats); !errors.Is(err, kluis.ErrVervalst) && !errors.Is(err, kluis.ErrSleutelOnbekend) {
			t.Errorf("Unwrap: got %v", err)
		}
	})
}

func fuzzSleutel(f *testing.F) kluis.Sleutel {
	f.Helper()
	kek, err := kluis.NewKEK()
	if err != nil {
		f.Fatal(err)
	}
	k, err := kluis.Open(map[string][]byte{"fuzz": kek}, "fuzz")
	if err != nil {
		f.Fatal(err)
	}
	s, _, err := k.New(plaats)
	if err != nil {
		f.Fatal(err)
	}
	return s
}
