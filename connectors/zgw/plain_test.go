package zgw_test

import (
	"testing"
)

func TestCase01PlainIntake(t *testing.T) {
	o := opstellen(t)
	got := o.must()
	for _, w := range o.writes() {
		t.Log(w)
	}
	t.Logf("%+v", got)
	o.complete()
}
