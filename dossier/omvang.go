package dossier

// CheckOmvang gives Bevindingen when the document that Encode makes of a cannot be read
// again. Written anew a document can be larger than the one that came: Encode names every
// list, and writes characters such as < in six bytes.
func CheckOmvang(a *Aanvraag) error {
	raw, err := Encode(a)
	if err != nil {
		return err
	}
	_, err = Decode(raw)
	return err
}

// CheckVervolgOmvang is CheckOmvang for EncodeVervolg.
func CheckVervolgOmvang(v *Vervolg) error {
	raw, err := EncodeVervolg(v)
	if err != nil {
		return err
	}
	_, err = DecodeVervolg(raw)
	return err
}
