// Command precision measures how often growthlint is right on the heads of real
// repositories.
//
//	go run ./bench/precision -list FILE -mirrors DIR [flags] [-- TOOL ARGUMENTS]
//	go run ./bench/precision check [-labels FILE]
//	go run ./bench/precision add [-labels FILE] [-second] FILLED…
//	go run ./bench/precision second [-labels FILE] [-out FILE]
//	go run ./bench/precision calibrate [-labels FILE] [-runs FILE] [OWNER/NAME=REPORT…]
//	go run ./bench/precision rules [-write FILE] LABELS…
//
// The list names a head a line: owner/name commit [module directory [patterns]].
// The tool runs on each; its findings are joined by repository and fingerprint
// with the labels, in which readers of the code said of each finding that it is
// true, by design or false, and why. Printed are precision, true and by design
// apart, by repository, rule, confidence and rung, findings per 1,000 lines of
// Go, and what is not labelled yet; -out keeps that as labels to fill in.
//
// check tells whether the labels file is sound. add puts filled-in labels into it
// in order; with -second it takes them as independent second readings. second
// writes the fifth of the labels that needs a second reading, without the first.
// calibrate holds the rungs of the decision lists against the labels of saved
// reports, leaving one repository out at a time. rules counts labels by rule, as the
// table that growthlint itself shows.
package main
