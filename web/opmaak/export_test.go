package opmaak

import "strings"

// Sjablonen of one field each, and of one task each, without their patroon.
func (k *Kit) VeldenPerSjabloon(i Invulling) (snel, sjabloon string, err error) {
	return perSjabloon(k, "veld", i.maker().all(i.Velden, ""), k.velden)
}

func (k *Kit) TakenPerSjabloon(taken []Taak) (snel, sjabloon string, err error) {
	return perSjabloon(k, "taak", taken, k.taken)
}

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
