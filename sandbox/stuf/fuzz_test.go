package stuf_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"solo/sandbox/stuf"
)

const klein = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:z="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:S="http://www.egem.nl/StUF/StUF0301" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Header/><s:Body><z:edcLk01>` +
	`<z:stuurgegevens><S:berichtcode>Lk01</S:berichtcode><S:tijdstipBericht>20260203</S:tijdstipBericht></z:stuurgegevens><z:object S:entiteittype="EDC"><z:titel xsi:nil="true" S:noValue="geenWaarde"/><z:inhoud>aGFsbG8=&#13;</z:inhoud></z:object></z:edcLk01></s:Body></s:Envelope>`

// FuzzLees reads anything: no panic, and what was read can be judged, shown and
// written as XML.
func FuzzLees(f *testing.F) {
	f.Add("text/xml", klein)
	f.Add("application/soap+xml", strings.Replace(klein, "schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope", 1))
	f.Add("text/xml", strings.Replace(klein, "?>", ` encoding="ISO-8859-1"?>`, 1))
	f.Add(`multipart/related; boundary=g; type="application/xop+xml"`, "--g\r\nContent-Type: application/xop+xml; type=\"text/xml\"\r\n\r\n"+
		strings.Replace(klein, "aGFsbG8=&#13;", `<Include xmlns="http://www.w3.org/2004/08/xop/include" href="cid:a"/>`, 1)+"\r\n--g\r\nContent-Id: <a>\r\n\r\nhallo\r\n--g--\r\n")
	f.Fuzz(func(t *testing.T, mt, tekst string) {
		b, err := stuf.Lees(mt, strings.NewReader(tekst), io.Discard)
		if err != nil {
			return
		}
		for _, z := range []stuf.Dialect{stuf.ZDS11, stuf.ZDS12} {
			for _, d := range stuf.Wortel(b.Lijf.Naam, z) {
				stuf.Controleer(d, z, b)
			}
		}
		for _, o := range b.Lijf.Alle("zkn:object") {
			stuf.Toon(stuf.ToonZaak, o, b.Lijf.Eerste("zkn:scope"))
			stuf.Voeg(o, o, func(*stuf.Knoop) bool { return true })
		}
		uit := stuf.Envelop(b.SOAP, stuf.Groep("zkn:x", stuf.Toon("", b.Lijf, nil).Kind...))
		d := xml.NewDecoder(strings.NewReader(uit))
		for err == nil {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("what was written is no XML: %v\n%s", err, uit)
		}
	})
}
