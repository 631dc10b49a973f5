package main

import (
	"errors"

	"github.com/spf13/pflag"
)

// optie tells in Dutch what is wrong with an option.
func optie(err error) error {
	var onbekend *pflag.NotExistError
	var waarde *pflag.ValueRequiredError
	var ongeldig *pflag.InvalidValueError
	switch {
	case errors.As(err, &onbekend):
		return misbruik("de optie %s bestaat niet", streepjes(onbekend.GetSpecifiedName(), onbekend.GetSpecifiedShortnames()))
	case errors.As(err, &waarde):
		return misbruik("de optie %s vraagt een waarde", streepjes(waarde.GetSpecifiedName(), waarde.GetSpecifiedShortnames()))
	case errors.As(err, &ongeldig):
		return misbruik("de optie --%s kan deze waarde niet hebben: %q", ongeldig.GetFlag().Name, ongeldig.GetValue())
	}
	return misbruik("de opties zijn niet te lezen")
}

// streepjes is an option as it was typed.
func streepjes(naam, kort string) string {
	if kort != "" {
		return "-" + naam
	}
	return "--" + naam
}
