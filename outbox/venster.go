package outbox

import "time"

// A venster counts what went well and wrong in the time just past, in parts of a
// sixth, so that its size does not grow with the pace.
type venster struct {
	duur  time.Duration
	begin time.Time // of the count; the zero value begins at the first add
	delen [6]deel
}

type deel struct {
	nr        int64 // which sixth since begin
	goed, mis int
}

func (v *venster) nr(nu time.Time) int64 { return int64(nu.Sub(v.begin) / (v.duur / 6)) }

func (v *venster) add(nu time.Time, goed bool) {
	if v.begin.IsZero() {
		v.begin = nu
	}
	nr := v.nr(nu)
	d := &v.delen[nr%6]
	if d.nr != nr {
		*d = deel{nr: nr}
	}
	if goed {
		d.goed++
	} else {
		d.mis++
	}
}

// bad reports that at least aandeel percent of at least minstens went wrong.
func (v *venster) bad(nu time.Time, aandeel, minstens int) bool {
	goed, mis := 0, 0
	for _, d := range v.delen {
		if v.nr(nu)-d.nr < 6 {
			goed, mis = goed+d.goed, mis+d.mis
		}
	}
	return goed+mis >= minstens && mis*100 >= aandeel*(goed+mis)
}
