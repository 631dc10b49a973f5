package sqlite_test

import (
	"testing"

	"solo/store/sqlite"
)

func TestSchijfTellsHowMuchRoomThereIs(t *testing.T) {
	db := openMap(t, sqlite.Config{Reserve: 1 << 20})
	mustAccept(t, db, 1, "amersfoort")
	s, err := db.Schijf()
	if err != nil || s.Vrij <= 0 || s.Reserve != 1<<20 || s.WAL <= 0 {
		t.Errorf("got %+v, %v", s, err)
	}
}
