package zds

// A Dialect is a version of Zaak- en Documentservices.
type Dialect string

// The dialects. 1.1 is what most receivers speak; 1.2 has a root per service.
const (
	ZDS11 Dialect = "1.1"
	ZDS12 Dialect = "1.2"
)
