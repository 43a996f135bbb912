# Read by Scripts/test and Scripts/check: runs `swift test` and counts. Not run by itself.
# shellcheck shell=bash

# Set for whoever reads this file.
# shellcheck disable=SC2034
passed=0 failed=0

# swift_tests FLAGS…: sets $passed and $failed; what the tests print is kept in .build/tests.log.
swift_tests() {
    local log=.build/tests.log status=0 start=$SECONDS total
    mkdir -p .build
    say "building the tests (about six minutes the first time on two cores)"
    swift build --build-tests >&2
    say "built in $(since "$start"); running them"
    # Each test has a database of its own, so as many run at once as a PostgreSQL has connections for, not all of them.
    SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${TERRACE_TEST_WIDTH:-8} \
        swift test --skip-build --disable-xctest "$@" 2>&1 | tee "$log" || status=$?
    total=$(sed -n 's/.*Test run with \([0-9]*\) tests\{0,1\}.*/\1/p' "$log" | tail -n 1)
    [[ -n $total ]] || fail "swift test ended with $status and told of no test; see $log"
    failed=$(grep -E '^✘ Test .* failed after [0-9.]+ seconds with [0-9]+ issues?' "$log" | grep -cv '^✘ Test run with ' || true)
    # shellcheck disable=SC2034
    passed=$((total - failed))
    # A crash, or an issue outside any test, fails the run as well.
    if ((status != 0 && failed == 0)); then failed=1; fi
}
