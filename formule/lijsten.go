package formule

import "strings"

func join(a ...any) (any, error) {
	var delen []string
	lang := 0
	for _, d := range a[0].([]any) {
		if s := d.(string); s != "" {
			delen = append(delen, s)
			lang += len(s) + len(a[1].(string))
		}
	}
	if lang > maxUitkomst {
		return nil, teGroot
	}
	return strings.Join(delen, a[1].(string)), nil
}

func filled(a ...any) (any, error) {
	switch v := a[0].(type) {
	case nil:
		return false, nil
	case string:
		return v != "", nil
	case []any:
		return len(v) > 0, nil
	}
	return true, nil
}

func fallback(a ...any) (any, error) {
	if ok, _ := filled(a[0]); ok == true {
		return a[0], nil
	}
	return a[1], nil
}

func contains(a ...any) (any, error) {
	if s, ok := a[0].(string); ok {
		return strings.Contains(s, a[1].(string)), nil
	}
	for _, x := range a[0].([]any) {
		if x == a[1] {
			return true, nil
		}
	}
	return false, nil
}

// field is nil for a field of an unset group.
func field(a ...any) (any, error) {
	groep, _ := a[0].(map[string]any)
	return groep[a[1].(string)], nil
}

func lookup(a ...any) (any, error) {
	tabel := a[0].(map[string]string)
	if s, ok := a[1].(string); ok {
		return translate(tabel, s)
	}
	var uit []any
	for _, x := range a[1].([]any) {
		s, err := translate(tabel, x.(string))
		if err != nil {
			return nil, err
		}
		uit = append(uit, s)
	}
	return uit, nil
}

// translate leaves an unset text empty.
func translate(tabel map[string]string, s string) (any, error) {
	if s == "" {
		return "", nil
	}
	v, ok := tabel[s]
	if !ok {
		return nil, nietInT
	}
	return v, nil
}
