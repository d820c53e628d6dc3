// Package checkout gives the harnesses under bench work trees of mirrored
// repositories at the commits they ask for, and runs an analysis in them.
//
// A mirror directory holds a git directory for each repository, at
// owner+name/repo. Work trees are clones that borrow the mirror's objects, so
// that one costs no more than its files. A work directory belongs to one run of
// one harness at a time.
package checkout
