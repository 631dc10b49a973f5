package aanvraagpdf

import "io"

// Samenvatting writes "00 Samenvatting": exactly one A4 page, whatever the
// input. What does not fit is cut visibly and refers to "01 Aanvraag".
func Samenvatting(w io.Writer, d Document) error {
	const soort = "Samenvatting van de aanvraag"
	v, err := newVel(d, soort)
	if err != nil {
		return err
	}
	v.head(soort)
	v.hairline(v.y)
	v.y += 6
	lijsten := v.lijsten()
	if n := len(lijsten) - 1; len(v.filled(lijsten[n].punten)) == 0 {
		lijsten = lijsten[:n] // that nothing was promised is no news
	}
	for _, p := range v.fit(lijsten, onderaan-v.y) {
		v.drawPlek(p)
	}
	return v.finish(w, soort)
}
