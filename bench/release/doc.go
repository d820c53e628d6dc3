// Package release checks how a release is made: goreleaser's own reader takes its
// configuration, and actionlint the workflows, those too that growthlint init writes. It is a
// module of its own, so that neither is a dependency of growthlint.
package release
