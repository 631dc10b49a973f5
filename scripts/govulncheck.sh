#!/bin/sh
# Runs govulncheck where its database can be reached; says so where it cannot. A
# finding fails the build, an unreachable database does not.
out=$(go run "$1" ./... 2>&1)
rc=$?
case "$out" in
*"dial tcp"*|*"no such host"*|*"fetching vulnerabilities"*|*"Forbidden"*)
	echo "govulncheck: database not reachable from here, NOT checked"; exit 0 ;;
esac
printf '%s\n' "$out"
exit $rc
