package keuring

import (
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	nsStUF = "http://www.egem.nl/StUF/StUF0301"
	nsZKN  = "http://www.egem.nl/StUF/sector/zkn/0310"
	nsZDS  = "http://www.stufstandaarden.nl/koppelvlak/zds0120"
)

// A dienst is one operation of the WSDLs: what its SOAPAction may carry.
type dienst struct {
	verzoek    xml.Name
	antwoorden []xml.Name // the answer and the fault
}

// wsdl is what counts of such a document.
type wsdl struct {
	Namespace string `xml:"targetNamespace,attr"`
	Messages  []struct {
		Naam string `xml:"name,attr"`
		Part struct {
			Element string `xml:"element,attr"`
		} `xml:"part"`
	} `xml:"message"`
	Operaties []struct {
		Naam   string  `xml:"name,attr"`
		Input  verwijs `xml:"input"`
		Output verwijs `xml:"output"`
		Fault  verwijs `xml:"fault"`
	} `xml:"portType>operation"`
	Bindingen []struct {
		Naam string `xml:"name,attr"`
		SOAP struct {
			Actie string `xml:"soapAction,attr"`
		} `xml:"http://schemas.xmlsoap.org/wsdl/soap/ operation"`
	} `xml:"binding>operation"`
}

type verwijs struct {
	Message string `xml:"message,attr"`
}

// loadDiensten reads the WSDLs of both dialects.
func loadDiensten(schemas string) (map[string]dienst, error) {
	uit := map[string]dienst{}
	for _, patroon := range []string{"zds11/zkn0310/zs-dms/*.wsdl", "zds12/zds0120/berichten/*.wsdl"} {
		bestanden, err := filepath.Glob(filepath.Join(schemas, patroon))
		if err != nil {
			return nil, err
		}
		if len(bestanden) == 0 {
			return nil, fmt.Errorf("there is no standards/stuf/%s: %w", patroon, ErrStUFAfwezig)
		}
		for _, b := range bestanden {
			if err := addDiensten(b, uit); err != nil {
				return nil, fmt.Errorf("%s: %w", filepath.Base(b), err)
			}
		}
	}
	return uit, nil
}

func addDiensten(bestand string, uit map[string]dienst) error {
	raw, err := os.ReadFile(bestand)
	if err != nil {
		return err
	}
	var w wsdl
	if err := xml.Unmarshal(raw, &w); err != nil {
		return err
	}
	acties := map[string]string{}
	for _, b := range w.Bindingen {
		acties[b.Naam] = b.SOAP.Actie
	}
	for _, o := range w.Operaties {
		if acties[o.Naam] == "" {
			return errors.New("operation " + o.Naam + " has no soapAction")
		}
		d := dienst{verzoek: w.element(o.Input), antwoorden: []xml.Name{w.element(o.Output), w.element(o.Fault)}}
		uit[acties[o.Naam]] = d
	}
	return nil
}

// element is the root of a message; those of StUF itself stand in an imported WSDL
// and are called as their code with Bericht behind it.
func (w wsdl) element(v verwijs) xml.Name {
	voor, naam, _ := strings.Cut(v.Message, ":")
	if voor == "StUF" {
		return xml.Name{Space: nsStUF, Local: naam + "Bericht"}
	}
	for _, m := range w.Messages {
		if m.Naam == naam {
			_, naam, _ = strings.Cut(m.Part.Element, ":")
		}
	}
	return xml.Name{Space: w.Namespace, Local: naam}
}

// past says whether an answer with this root may follow. Bv04 may stand wherever Bv03
// may: a station in between gives it (StUF Protocolbindingen 03.02).
func (d dienst) past(root xml.Name) bool {
	if root == (xml.Name{Space: nsStUF, Local: "Bv04Bericht"}) {
		root.Local = "Bv03Bericht"
	}
	return slices.Contains(d.antwoorden, root)
}

// action is the service that a request says it is: the last part of its SOAPAction.
func action(actie string) string { return actie[strings.LastIndex(actie, "/")+1:] }
