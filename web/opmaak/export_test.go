package opmaak

import "strings"

// VeldenPerSjabloon shows fields as a page does, and then each by its template alone.
func (k *Kit) VeldenPerSjabloon(i Invulling) (snel, sjabloon string, err error) {
	return perSjabloon(k, "veld", i.maker().all(i.Velden, ""), k.velden)
}

// TakenPerSjabloon is the same of tasks.
func (k *Kit) TakenPerSjabloon(taken []Taak) (snel, sjabloon string, err error) {
	return perSjabloon(k, "taak", taken, k.taken)
}

// OptiesPerSjabloon is the same of the answers to choose from in the first field.
func (k *Kit) OptiesPerSjabloon(i Invulling) (snel, sjabloon string, err error) {
	return perSjabloon(k, "optie", i.maker().all(i.Velden, "")[0].Opties, k.opties)
}

func perSjabloon[T any, H ~string](k *Kit, naam string, alle []T, show func([]T) (H, error)) (string, string, error) {
	snel, err := show(alle)
	var b strings.Builder
	for _, x := range alle {
		if err == nil {
			err = write(&b, k.t, naam, x)
		}
		b.WriteByte('\n')
	}
	return string(snel), b.String(), err
}
