package stuf

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

func (c *controle) waarde(k *Knoop, soort, plaats string) {
	w := k.Waarde()
	if len(k.Kind) > 0 {
		c.meld(plaats, "heeft elementen waar een waarde hoort")
		return
	}
	if reden := toets(w, soort, k.Att["StUF:indOnvolledigeDatum"]); reden != "" {
		c.meld(plaats, "%s", reden)
	}
}

// toets judges one value; "" is right.
func toets(w, soort, onvolledig string) string {
	if patroon, ok := vormen()[soort]; ok {
		if !patroon.MatchString(w) {
			return "heeft niet de voorgeschreven vorm"
		}
		return ""
	}
	switch soort {
	case "dat":
		if len(w) != 8 || !bestaat(w, onvolledig) {
			return "is geen bestaande datum EEJJMMDD"
		}
		return ""
	case "tijd":
		if !tijdstip(w, onvolledig) {
			return "is geen tijdstip EEJJMMDD[UU[MM[SS[mmm]]]]"
		}
		return ""
	}
	return maat(w, soort)
}

func maat(w, soort string) string {
	letter, min, max := grenzen(soort)
	n := utf8.RuneCountInString(w)
	switch {
	case letter == 'c' && n != max:
		return fmt.Sprintf("moet %d tekens lang zijn", max)
	case letter == 'n' && (n > max || n == 0 || strings.Trim(w, "0123456789") != ""):
		return fmt.Sprintf("is geen getal van hoogstens %d cijfers", max)
	case letter == 't' && n > max:
		return fmt.Sprintf("is langer dan %d tekens", max)
	case letter == 't' && n < min:
		return fmt.Sprintf("is korter dan %d tekens", min)
	}
	return ""
}

// bestaat: the day exists, but for the parts that are said to be unknown
// (IndOnvolledigeDatum in the schema: V all known, D day unknown, M month too, J year too).
func bestaat(w, onvolledig string) bool {
	delen := []byte(w)
	if strings.Contains("DMJ", onvolledig) && onvolledig != "" && w[6:8] == "00" {
		copy(delen[6:], "01")
	}
	if strings.Contains("MJ", onvolledig) && onvolledig != "" && w[4:6] == "00" {
		copy(delen[4:], "01")
	}
	if onvolledig == "J" && w[:4] == "0000" {
		copy(delen, "2000")
	}
	_, err := time.Parse("20060102", string(delen))
	return err == nil
}

// tijdstip is EEJJMMDD with as much of the time as is known; the milliseconds may
// have one to three digits (XSD pattern [0-9]{8,17}).
func tijdstip(w, onvolledig string) bool {
	if strings.Trim(w, "0123456789") != "" || len(w) < 8 || len(w) > 17 || len(w) < 14 && len(w)%2 != 0 || !bestaat(w[:8], onvolledig) {
		return false
	}
	return w[8:] == "" || (len(w) < 10 || w[8:10] < "24") && (len(w) < 12 || w[10:12] < "60") && (len(w) < 14 || w[12:14] < "60")
}
