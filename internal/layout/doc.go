// Package layout holds no code. Its tests hold the shape of the tree: which
// package may import which (docs/design.md, section 7), where SSA is read, how
// long files and functions are, that nothing is written at package level, and
// that each rule has one name in its folder, its table row, its fixtures and
// its page.
//
// A package that has no row in the table of imports_test.go fails the test: a
// new package begins with the decision what it may know. A row whose package
// does not exist yet checks nothing.
package layout
