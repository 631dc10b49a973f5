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
	for _, p := range v.fit(v.lijsten(), onderaan-v.y) {
		v.drawPlek(p)
	}
	return v.finish(w, soort)
}
