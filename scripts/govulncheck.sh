#!/bin/sh
# Runs govulncheck where it can be built and its database can be reached, and says so
# where not. A finding fails the build, an unreachable database does not.
out=$(go run "$1" ./... 2>&1)
rc=$?
case "$out" in
*"dial tcp"* | *"no such host"* | *"Forbidden"* | *"not available"* | *"connection refused"*)
	echo "govulncheck: cannot be built or cannot reach its database here, NOT checked"
	exit 0
	;;
esac
printf '%s\n' "$out"
exit $rc
