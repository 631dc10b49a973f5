package opmaak

import "net/http"

// csp lets a page use files of this site only, and nothing inline. A form goes to this site;
// so logging in elsewhere is a link and not a button of a form: browsers hold a redirect
// after a POST against form-action too.
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// koppen are the headers of every answer.
var koppen = map[string]string{
	"Content-Security-Policy":      csp,
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
	"Strict-Transport-Security":    "max-age=31536000", // browsers heed it over HTTPS only
	"Cache-Control":                "no-store",         // files say otherwise
}

// Koppen sets the security headers before next, which may change them.
func Koppen(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for naam, waarde := range koppen {
			w.Header().Set(naam, waarde)
		}
		next.ServeHTTP(w, r)
	})
}
