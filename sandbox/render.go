package sandbox

// render writes an object as the schema wants it: every property present but for a
// patterned one without value (ZRC inpA_nummer has no empty form), URLs with the
// host of the request.
func render(vv []veld, in map[string]any, basis string) map[string]any {
	uit := make(map[string]any, len(vv))
	for _, v := range vv {
		if v.patroon == nil || tekst(in[v.naam]) != "" {
			uit[v.naam] = renderVeld(v, in[v.naam], basis)
		}
	}
	return uit
}

func renderVeld(v veld, in any, basis string) any {
	switch {
	case in == nil:
		return v.leeg()
	case v.vorm == vormHier && in != "":
		return basis + tekst(in)
	case v.vorm == vormGroep:
		m, _ := in.(map[string]any)
		return render(v.velden, m, basis)
	case v.vorm == vormLijst && v.velden != nil:
		return renderLijst(v, in, basis)
	}
	return in
}

func renderLijst(v veld, in any, basis string) []any {
	items, _ := in.([]any)
	uit := make([]any, len(items))
	for i, item := range items {
		m, _ := item.(map[string]any)
		uit[i] = render(v.velden, m, basis)
	}
	return uit
}

// leeg is what stands in an answer where nothing was given.
func (v veld) leeg() any {
	switch {
	case v.null:
		return nil
	case v.vorm == vormLijst:
		return []any{}
	case v.vorm == vormJaNee:
		return false
	case v.vorm == vormGetal:
		return v.min
	case v.vorm == vormGroep:
		return render(v.velden, nil, "")
	}
	return ""
}
