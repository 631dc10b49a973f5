package main

import (
	"fmt"

	"solo/dossier"
)

// bsn is the n-th test BSN: 99999xxxx that passes the elfproef.
func bsn(n int) dossier.BSN {
	for i := range 10000 {
		b, err := dossier.ParseBSN(fmt.Sprintf("99999%04d", i))
		if err != nil {
			continue
		}
		if n--; n == 0 {
			return b
		}
	}
	panic("no more test BSNs")
}

// rsin is an invented RSIN, from the same range.
func rsin(n int) string { return bsn(500 + n).Cijfers() }

// iban is an account at the bank TEST, which does not exist.
func iban(n int) string {
	for c := range 100 {
		s := fmt.Sprintf("NL%02dTEST%010d", c, n)
		if dossier.IsIBAN(s) {
			return s
		}
	}
	panic("mod 97 always has a solution")
}

// kvk and vestiging lie below every number that was ever handed out.
func kvk(n int) string       { return fmt.Sprintf("0000%04d", n) }
func vestiging(n int) string { return fmt.Sprintf("00000000%04d", n) }
