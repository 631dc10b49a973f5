package zgw_test

import (
	"net/http"
	"testing"
)

func keur(_ *testing.T, h http.Handler) http.Handler { return h }
