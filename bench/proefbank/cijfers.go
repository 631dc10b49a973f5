package proefbank

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A Reeks are the measurements of one thing, one per round.
type Reeks []float64

// Mediaan of none is 0.
func (r Reeks) Mediaan() float64 { return Kwantiel(r, 0.5) }

// String gives the median with the lowest and the highest.
func (r Reeks) String() string {
	if len(r) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f (%.2f to %.2f)", r.Mediaan(), slices.Min(r), slices.Max(r))
}

// Kwantiel gives the value below which the part q lies; of none it is 0.
func Kwantiel[T cmp.Ordered](waarden []T, q float64) (uit T) {
	if len(waarden) == 0 {
		return uit
	}
	w := slices.Clone(waarden)
	slices.Sort(w)
	return w[min(int(q*float64(len(w))), len(w)-1)]
}

// Fsync is how often per second 4 KiB can be added to a file in folder and be durable.
func Fsync(folder string) (perSeconde float64, err error) {
	f, err := os.Create(filepath.Join(folder, "fsync"))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	blok, duur, n := make([]byte, 4096), time.Duration(0), 0
	for ; n < 1000 && duur < 200*time.Millisecond; n++ {
		if _, err := f.Write(blok); err != nil {
			return 0, err
		}
		begin := time.Now()
		if err := f.Sync(); err != nil {
			return 0, err
		}
		duur += time.Since(begin)
	}
	return float64(n) / duur.Seconds(), nil
}
