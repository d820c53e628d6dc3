// Package suppress reads the comments by which people silence findings, and
// applies them.
//
//	//growthlint:bounded REASON       on a field, variable, type or inserting line
//	//growthlint:ignore RULE REASON   on a line or above a declaration
//	//nolint, //nolint:all, //nolint:growthlint, //nolint:RULE
//
// A comment at the end of a line covers that line; at the end of the first line
// of a type, bounded covers the type. A comment alone on its line covers the
// node that begins on the next line in the same column, to its end: a
// statement, a field, a declaration, or the file when it stands above the
// package clause. These are golangci-lint's ranges, so that a nolint comment
// means here what it means there.
//
// The work has two halves because syntax is dropped as soon as a package is
// summarised: [Collect] turns comments into plain data, [Apply] matches the
// data with findings later, perhaps in another process.
//
// Only the own directives need a reason. One that lacks it, or names a rule
// that does not exist, silences nothing and becomes a finding itself.
package suppress
