// Package judge turns what is known of a container into a verdict: the evidence for
// and against, the confidence by an ordered decision list, and the words. It is
// shared by the rules, so that the same evidence means the same in each of them; it
// sees linked data only.
//
// # Example
//
//	{"its removal is never called", finding.Medium, 0.34, (*Case).forgottenRemoval}
//
// is a rung: a name, the confidence, the share of such findings that were true, and the question.
// The first rung whose question is answered with yes decides.
//
// # From evidence to confidence
//
// An ordered decision list, not a sum: first the classes of package growth (with the positive
// evidence of packages evidence, pending and queue), then caps by how often code runs and how long
// holders live (package reach), then at most one step up or down (key from outside or fresh: up;
// environment or debug flag around the grow, as far as a condition is about its value and not
// about an object or an error that comes of it, files left out by the build that mention the
// container: down). The score is the rung's documented share of true on the labelled sample; the
// list and the shares are one table in the source. Check it leaving one repository out at a time:
// go run ./bench/precision calibrate does, bench/RESULTS.md (*Calibration*) has what it gave.
//
// One verdict a container; the rule is the label that fits it best, chosen once in link whatever
// rules are enabled: cachegrow, lockgrow, pendinggrow, zombiegrow, queuegrow, then
// mapgrow/slicegrow; retaingrow only where nothing else is said of the container at medium.
//
// Known to be out of reach for now, low at most: snapshot reconciliation driven by the items
// present, deletes by computed time buckets, stale-pointer keys.
package judge
