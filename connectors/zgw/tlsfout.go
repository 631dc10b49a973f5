package zgw

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
)

// tlsOorzaak names what is wrong with a certificate, or "".
func tlsOorzaak(err error) string {
	var ongeldig x509.CertificateInvalidError
	var host x509.HostnameError
	var onbekend x509.UnknownAuthorityError
	var controle *tls.CertificateVerificationError
	var alert *net.OpError // crypto/tls wraps an alert of the other side in one
	var geenTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &ongeldig) && ongeldig.Reason == x509.Expired:
		return "het certificaat van de server is verlopen of nog niet geldig"
	case errors.As(err, &host):
		return "het certificaat van de server hoort bij een andere naam"
	case errors.As(err, &onbekend):
		return "het certificaat van de server komt van een onbekende uitgever"
	case errors.As(err, &alert) && alert.Op == "remote error":
		return "de server weigert ons, waarschijnlijk om het clientcertificaat"
	case errors.As(err, &geenTLS):
		return "de server spreekt op dit adres geen https"
	case errors.As(err, &controle), errors.As(err, &ongeldig):
		return "het certificaat van de server is ongeldig"
	}
	return ""
}
