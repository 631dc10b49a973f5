// Package formule is the expression language that the conditions of an intake
// and the fields of a mapping share. It compiles a formula against a schema of
// names and types, refuses everything that could go wrong at the first citizen,
// and evaluates what is left without I/O, clock or unbounded loop.
//
// Reading and running is done by expr-lang/expr; the types, the Dutch functions,
// the limits and the Dutch messages are ours. The package refuses to know what a
// dossier, a zaak or a mapping file is: names come from the Schema, values from
// the environment, and no error text ever contains a run-time value.
package formule
