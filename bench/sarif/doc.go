// Package sarif has two programs of others read the SARIF that growthlint writes: go-sarif,
// which takes it into types of its own and writes it again, and Microsoft's SARIF Multitool,
// which knows beside the schema what GitHub asks for. The Multitool comes as an npm package;
// its test is skipped where there is no npx.
//
// What the Multitool remarks at the level of notes is left: that rules have no numbers
// (SARIF2009), messages no identifiers (SARIF2002) and places no copy of the code (SARIF2010,
// SARIF2011), which GitHub takes from the repository.
//
// It is a module of its own, so that go-sarif is no dependency of growthlint.
package sarif
