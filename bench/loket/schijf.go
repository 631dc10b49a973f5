package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"time"
)

// meetSchijf writes as much as a page to the end of a file and waits for the disk, over
// and over, alone.
func meetSchijf(ctx context.Context, folder string, duur time.Duration, grootte int) (meting, error) {
	f, err := os.CreateTemp(folder, "fsync-")
	if err != nil {
		return meting{}, err
	}
	defer f.Close()
	inhoud := bytes.Repeat([]byte{1}, grootte)
	ctx, cancel := context.WithTimeout(ctx, duur)
	defer cancel()
	var alle []time.Duration
	werk := verbruik()
	for ctx.Err() == nil {
		begin := time.Now()
		if _, err := f.Write(inhoud); err != nil {
			return meting{}, err
		}
		if err := f.Sync(); err != nil {
			return meting{}, err
		}
		alle = append(alle, time.Since(begin))
	}
	werk = verbruik() - werk
	n := len(alle)
	if n == 0 {
		return meting{}, ctx.Err()
	}
	slices.Sort(alle)
	return meting{float64(n) / duur.Seconds(), alle[n/2], alle[n*95/100], werk / time.Duration(n)}, nil
}
