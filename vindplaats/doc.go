// Package vindplaats reads a definition file of SOLO (YAML) strictly, and tells where in
// it a mistake stands: file, line and column, all of them at once, in Dutch. It serves the
// files whose text is data: the regelingen and the scan. It knows nothing of what such a
// file means. A mapping has a reader of its own, that finds the place inside a folded
// text; a configuration too, that knows of secrets.
package vindplaats
