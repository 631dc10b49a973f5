package formule

import "math"

func euro(a ...any) (any, error) { return cents(a[0].(float64) * 100) }

func round(a ...any) (any, error) {
	cijfers := 0.0
	if len(a) == 2 {
		cijfers = a[1].(float64)
	}
	if !(cijfers >= 0 && cijfers <= 6) {
		return nil, loopfout("rond vraagt 0 tot en met 6 cijfers achter de komma")
	}
	macht := math.Pow10(int(cijfers))
	return number(math.Round(a[0].(float64)*macht) / macht)
}

func number(f float64) (any, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, teGroot
	}
	return f, nil
}

// cents rounds to whole cents, half away from zero.
func cents(f float64) (any, error) {
	f = math.Round(f)
	if math.IsNaN(f) || math.Abs(f) > float64(geenGeld) {
		return nil, teGroot
	}
	return int64(f), nil
}

func divide(a ...any) (any, error) {
	if a[1].(float64) == 0 {
		return nil, doorNul
	}
	return number(a[0].(float64) / a[1].(float64))
}

func divideMoney(a ...any) (any, error) {
	if a[1].(float64) == 0 {
		return nil, doorNul
	}
	return cents(float64(a[0].(int64)) / a[1].(float64))
}

func sum(a ...any) (any, error) {
	t := 0.0
	for _, x := range a[0].([]any) {
		t += x.(float64)
	}
	return number(t)
}

func sumMoney(a ...any) (any, error) {
	t := int64(0)
	for _, x := range a[0].([]any) {
		if t += x.(int64); t > geenGeld || t < -geenGeld {
			return nil, teGroot
		}
	}
	return t, nil
}
