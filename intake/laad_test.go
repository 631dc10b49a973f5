package intake_test

import (
	"testing"

	"solo/intake"
)

func TestShippedDefinitionLoads(t *testing.T) {
	d, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Modules {
		t.Log(m.ID, len(m.Vragen))
	}
}
