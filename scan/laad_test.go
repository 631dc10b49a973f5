package scan_test

import (
	"testing"

	"solo/scan"
)

func TestShippedScanLoads(t *testing.T) {
	d, err := scan.Load()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("version %d, %d nodes", d.Versie(), d.Omvang())
}
