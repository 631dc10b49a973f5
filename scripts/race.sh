#!/bin/sh
# Runs all tests under the race detector. It leaves to `make test` what no second goroutine
# takes part in, and would only be slow:
# - most of the hundred cases that rapid tries of each property; ten remain;
# - the C of SQLite that was translated to Go: it works in memory that it asks of the
#   system itself, and that the detector does not watch. What calls it is watched;
# - vet, of which `make lint` does more.
# Files and tests that stay out say why: look for the build tag !race and for metRace.
go=${GO:-go}

# With CI set the tests walk all pages and intakes; here some will do.
unset CI

# A process under the detector waits a second before it ends; the scripts start hundreds.
export GORACE="${GORACE:-atexit_sleep_ms=50}"

# with lists the packages whose tests import rapid (true), or the others (false).
with() {
	$go list -f '{{$r := false}}{{range .TestImports}}{{if eq . "pgregory.net/rapid"}}{{$r = true}}{{end}}{{end -}}
		{{range .XTestImports}}{{if eq . "pgregory.net/rapid"}}{{$r = true}}{{end}}{{end -}}
		{{if eq $r '"$1"'}}{{.ImportPath}}{{end}}' ./...
}

run() { $go test -race -vet=off -timeout 30m -gcflags=modernc.org/sqlite/lib=-race=false "$@"; }

zonder=$(with false) || exit 1
met=$(with true) || exit 1
rc=0
run $zonder || rc=1
run $met -rapid.checks=10 || rc=1
exit $rc
