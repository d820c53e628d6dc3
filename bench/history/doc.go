// Command history measures a growth linter on bugs that real projects had.
//
//	go run ./bench/history -cases FILE -mirrors DIR [flags] [-- TOOL ARGUMENTS]
//
// Each case names a repository, the commit before a fix, the fix, and the
// container or place that grew. The tool runs on the case's package (with
// -whole: on its module) at both commits. A case is found at a confidence when a
// finding of at least that confidence before the fix names the container or lies
// within three lines of the growth; it is silent when none after the fix does.
// It is scored when the tool gave a report at both commits.
//
// With -out the results are kept, one JSON line a case, and a run that was
// interrupted goes on where it ended; results of another tool or of another
// scope are refused, so that a table never mixes two.
package main
