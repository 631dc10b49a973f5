package zds_test

import (
	"slices"
	"strings"
	"testing"

	"solo/connectors/stuf/zds"
)

func TestNumberHasFiveToFortyVisibleCharacters(t *testing.T) {
	for nummer, want := range map[string]string{
		"08551": "", "0855-2026-0000042": "", strings.Repeat("é", 40): "",
		"": "geen zaaknummer", "0855": "van 4 tekens", strings.Repeat("1", 41): "van 41 tekens",
		"0855 1": "met spaties", "0855\u200b1": "onzichtbare", "0855\x001": "onzichtbare", "0855\xff1": "onzichtbare",
	} {
		err := zds.CheckZaaknummer(nummer)
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "0855")) {
			t.Errorf("%q: got %v, want %q without the number", nummer, err, want)
		}
	}
	if err := zds.CheckDocumentnummer("7"); err != nil {
		t.Errorf("got %v, want a documentnummer of one character taken", err)
	}
}

func TestOnlyQuestionsAndNumbersMayGetLost(t *testing.T) {
	want := []zds.Dienst{zds.GenereerZaakIdentificatie, zds.GenereerDocumentIdentificatie, zds.GeefZaakdetails, zds.GeefLijstZaakdocumenten}
	for _, d := range append(zds.Diensten(), "iets") {
		if got := d.Kanaal().Leest(); got != slices.Contains(want, d) {
			t.Errorf("%s: got %v", d, got)
		}
	}
}

func TestBodyOfAnotherStandardMentionsNoStUF(t *testing.T) {
	for body, want := range map[string]bool{
		`<a xmlns="` + zds.NSStUF + `"/>`:                      true,
		`<a xmlns="` + zds.NSZDS + `"/>`:                       true,
		`<a xmlns="http://www.egem.nl/StUF/StUF0204"/>`:        true,
		`<html><body>StUF is nu niet bereikbaar</body></html>`: false,
	} {
		if got := zds.Mentions([]byte(body)); got != want {
			t.Errorf("%s: got %v", body, got)
		}
	}
}
