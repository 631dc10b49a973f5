package zds

import "bytes"

const (
	beginStUF = "http://www.egem.nl/StUF/"
	beginZDS  = "http://www.stufstandaarden.nl/"
)

// The namespaces of StUF 03.01 and its sectormodels, of ZDS 1.2 (1.1 has none of its
// own), and of xsi:nil.
const (
	NSStUF = beginStUF + "StUF0301"
	NSZKN  = beginStUF + "sector/zkn/0310"
	NSBG   = beginStUF + "sector/bg/0310"
	NSZDS  = beginZDS + "koppelvlak/zds0120"
	NSXSI  = "http://www.w3.org/2001/XMLSchema-instance"
)

// IsStUF reports whether names in this namespace are of the standard.
func IsStUF(ns string) bool {
	switch ns {
	case NSStUF, NSZKN, NSBG, NSZDS:
		return true
	}
	return false
}

// Mentions reports whether a body names a namespace of StUF, of any version: then it is
// the receiver's own word.
func Mentions(body []byte) bool {
	return bytes.Contains(body, []byte(beginStUF)) || bytes.Contains(body, []byte(beginZDS))
}
