package view

import "strings"

// isForTests reports whether a package lies in a directory of its module that holds what tests use,
// by the names that such directories go by: test, mocks, e2e and the like, and, as in the standard
// library, the name of a package with "test" behind it (httptest for http). What a main package
// elsewhere imports is no test support, whatever its directory is called. It errs towards silence
// where a product is kept in a directory of such a name.
func (c *classifier) isForTests(p Package) bool {
	for dir := range strings.SplitSeq(strings.TrimPrefix(p.Path, p.Module), "/") {
		switch strings.TrimPrefix(dir, "_") {
		case "test", "tests", "testing", "testsuite", "testutil", "testutils", "testhelper", "testhelpers",
			"e2e", "mock", "mocks", "fake", "fakes":
			return true
		}
		if of, ok := strings.CutSuffix(dir, "test"); ok && c.names[of] {
			return true
		}
	}
	return false
}
