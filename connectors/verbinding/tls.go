package verbinding

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
)

// tlsOorzaak tells what is wrong with the secure connection, as the end of a
// sentence, and what to do about it, as a sentence. "" when it is something else.
func tlsOorzaak(err error) (oorzaak, actie string) {
	var ongeldig x509.CertificateInvalidError
	var host x509.HostnameError
	var onbekend x509.UnknownAuthorityError
	var controle *tls.CertificateVerificationError
	var geenTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &ongeldig) && ongeldig.Reason == x509.Expired:
		return "het certificaat van de server is verlopen of nog niet geldig",
			"Laat een geldig certificaat op de server zetten, en controleer de klok van deze computer."
	case errors.As(err, &host):
		return "het certificaat van de server hoort bij een andere naam",
			"Vul het adres in waarvoor het certificaat is uitgegeven, of laat een certificaat op deze naam plaatsen."
	case errors.As(err, &onbekend):
		return "het certificaat van de server komt van een onbekende uitgever",
			"Zet het certificaat van de uitgever in ca_bestand, of laat de server ook de tussenliggende certificaten sturen."
	case alert(err) != "":
		return "de server weigert ons, " + alertOorzaak(err),
			"Controleer client_certificaat_bestand, en of de beheerder van het zaaksysteem dit certificaat toelaat."
	case errors.As(err, &geenTLS):
		return "de server spreekt op dit adres geen https", "Controleer het adres en de poort."
	case errors.As(err, &controle), errors.As(err, &ongeldig):
		return "het certificaat van de server is ongeldig", "Laat een geldig certificaat op de server zetten."
	}
	return "", ""
}

// alert gives the words of an alert of the other side, or "": crypto/tls wraps it in a
// net.OpError.
func alert(err error) string {
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "remote error" {
		return ""
	}
	return op.Err.Error()
}

func alertOorzaak(err error) string {
	if s := certificaatAlert(err); s != "" {
		return s
	}
	return "waarschijnlijk om het clientcertificaat"
}

// certificaatAlert tells why the other side refuses our certificate, or "". These
// alerts (RFC 8446, 6.2) belong to the handshake. crypto/tls exports no type for them,
// so they go by their words.
func certificaatAlert(err error) string {
	switch alert(err) {
	case "tls: certificate required":
		return "omdat er geen clientcertificaat is"
	case "tls: expired certificate":
		return "omdat ons clientcertificaat is verlopen"
	case "tls: revoked certificate":
		return "omdat ons clientcertificaat is ingetrokken"
	case "tls: unknown certificate authority":
		return "omdat de uitgever van ons clientcertificaat daar onbekend is"
	case "tls: bad certificate", "tls: unsupported certificate", "tls: unknown certificate":
		return "om het clientcertificaat"
	}
	return ""
}

// why finds the alert behind a write that failed. net/http tells of whatever it met
// first; but when it read an alert it closed the connection, and crypto/tls repeats
// the alert to whoever reads after that.
func (p *Poging) why(err error) error {
	lijn := p.lijn.Load()
	if err == nil || lijn == nil {
		return err
	}
	c, ok := lijn.Conn.(*tls.Conn)
	if !ok {
		return err
	}
	_ = c.Close() // as it is already, or will be: nobody waits for more
	if _, gehoord := c.Read(make([]byte, 1)); certificaatAlert(gehoord) != "" {
		return gehoord
	}
	return err
}
